package io.github.fleetmaven.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a simulator starts from, built in code. */
public final class Scene {

  public static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
  public static final String GROUP = "rg";
  private static final String PROVIDER =
      "/subscriptions/"
          + SUBSCRIPTION
          + "/resourceGroups/"
          + GROUP
          + "/providers/Microsoft.Compute";

  private final List<String> resources = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> more = new ArrayList<>();
  private String timing = "{}";
  private int pageSize = 100;

  /** A scale set under way of being described. */
  public static final class SetOf {
    private final String name;
    private final int capacity;
    private String properties = "\"upgradePolicy\": {\"mode\": \"Manual\"}";
    private String storage =
        """
        "imageReference": {"publisher": "Canonical", "offer": "UbuntuServer",
          "sku": "18.04-LTS", "version": "18.04.1"},
        "osDisk": {"osType": "Linux", "createOption": "FromImage",
          "managedDisk": {"storageAccountType": "Premium_LRS"}}""";
    private final List<String> extensions = new ArrayList<>();
    private final List<String> instances = new ArrayList<>();
    private String identity = "";

    private SetOf(String name, int capacity) {
      this.name = name;
      this.capacity = capacity;
    }

    public SetOf properties(String json) {
      this.properties = json;
      return this;
    }

    public SetOf storage(String json) {
      this.storage = json;
      return this;
    }

    public SetOf windows() {
      return storage(
          """
          "imageReference": {"publisher": "MicrosoftWindowsServer", "offer": "WindowsServer",
            "sku": "2019-Datacenter", "version": "4.0.20160101"},
          "osDisk": {"osType": "Windows", "createOption": "FromImage"}""");
    }

    public SetOf extension(String name, String publisher, String type, String more) {
      extensions.add(
          """
          {"name": "%s", "properties": {"publisher": "%s", "type": "%s",
            "typeHandlerVersion": "1.0"%s}}"""
              .formatted(name, publisher, type, more.isEmpty() ? "" : ", " + more));
      return this;
    }

    /** Adds the health extension, so that instances tell their health. */
    public SetOf health() {
      return extension(
          "health",
          "Microsoft.ManagedServices",
          "ApplicationHealthLinux",
          "\"settings\": {\"protocol\": \"tcp\", \"port\": 80}");
    }

    /** Says something of one instance, as {@code "powerState": "stopped"}. */
    public SetOf instance(int id, String json) {
      instances.add("\"%d\": {%s}".formatted(id, json));
      return this;
    }

    public SetOf updateDomains(int count) {
      instances.add("\"platformUpdateDomains\": " + count);
      return this;
    }

    /** Gives its instances an identity of their own. */
    public SetOf identity() {
      this.identity = "\"identity\": {\"type\": \"SystemAssigned\"}, ";
      return this;
    }

    private String json() {
      return """
          {"id": "%s", %s"location": "westus", "tags": {"team": "a", "costCenter": "7"},
           "sku": {"name": "Standard_DS1_v2", "capacity": %d},
           "properties": {%s, "virtualMachineProfile": {"storageProfile": {%s},
             "osProfile": {"computerNamePrefix": "web", "adminPassword": "hunter2"},
             "networkProfile": {"networkInterfaceConfigurations": [{"name": "nic"}]},
             "extensionProfile": {"extensions": [%s]}}},
           "instances": {%s}}"""
          .formatted(
              setId(name),
              identity,
              capacity,
              properties,
              storage,
              String.join(",", extensions),
              String.join(",", instances));
    }
  }

  /** Describes a scale set under the Manual policy. */
  public static SetOf set(String name, int capacity) {
    return new SetOf(name, capacity);
  }

  public static Scene of(SetOf... sets) {
    Scene scene = new Scene();
    for (SetOf set : sets) {
      scene.resources.add(set.json());
    }
    return scene;
  }

  /** Adds a virtual machine. */
  public Scene machine(String name, String role, String more) {
    return machineAt(machineId(name), role, more);
  }

  /** Adds a virtual machine of another resource group. */
  public Scene machineIn(String group, String name, String role) {
    return machineAt(machineId(group, name), role, "");
  }

  private Scene machineAt(String id, String role, String more) {
    resources.add(
        """
        {"id": "%s", "location": "westus", "tags": {"role": "%s"},
         "properties": {"hardwareProfile": {"vmSize": "Standard_DS1_v2"},
           "storageProfile": {"imageReference": {"publisher": "Canonical",
             "offer": "UbuntuServer", "sku": "18.04-LTS", "version": "18.04.1"},
             "osDisk": {"osType": "Linux", "createOption": "FromImage"}}}%s}"""
            .formatted(id, role, more.isEmpty() ? "" : ", " + more));
    return this;
  }

  public Scene machines(int count, String role) {
    IntStream.range(0, count).forEach(i -> machine("vm" + i, role, ""));
    return this;
  }

  /** Adds a fault as a scenario writes it. */
  public Scene fault(String json) {
    faults.add(json);
    return this;
  }

  /** Makes the handler of an extension fail on an instance, or on all with a {@code *}. */
  public Scene failing(String instance, String extension, int exitCode, String message, int times) {
    return fault(
        """
        {"when": {"instance": "%s", "extension": "%s"}, "exitCode": %d, "message": "%s"%s}"""
            .formatted(
                instance, extension, exitCode, message, times == 0 ? "" : ", \"times\": " + times));
  }

  public Scene timing(String json) {
    this.timing = json;
    return this;
  }

  /** Says more of the scenario, as {@code "seed": 1}. */
  public Scene with(String json) {
    more.add(json + ", ");
    return this;
  }

  /** Sets how many items a page of a list holds. */
  public Scene pageSize(int items) {
    this.pageSize = items;
    return this;
  }

  public static String setId(String name) {
    return PROVIDER + "/virtualMachineScaleSets/" + name;
  }

  public static String machineId(String name) {
    return PROVIDER + "/virtualMachines/" + name;
  }

  public static String machineId(String group, String name) {
    return machineId(name)
        .replace("/resourceGroups/" + GROUP + "/", "/resourceGroups/" + group + "/");
  }

  /** Returns the scenario as a file holds it. */
  public String json() {
    return "{%s\"timing\": %s, \"pageSize\": %d, \"resources\": [%s], \"faults\": [%s]}"
        .formatted(
            String.join("", more),
            timing,
            pageSize,
            String.join(",", resources),
            faults.stream().collect(Collectors.joining(",")));
  }
}
