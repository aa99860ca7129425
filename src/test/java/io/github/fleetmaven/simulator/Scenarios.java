package io.github.fleetmaven.simulator;

import java.util.List;

/** Scenarios that tests start from. */
final class Scenarios {

  static final String IMAGE =
      """
      "storageProfile": {"imageReference": {"publisher": "Canonical", "offer": "UbuntuServer",
        "sku": "18.04-LTS", "version": "18.04.1"},
        "osDisk": {"osType": "Linux", "createOption": "FromImage",
                   "managedDisk": {"storageAccountType": "Premium_LRS"}}}""";

  private Scenarios() {}

  /** An entry of a model's extension list. */
  static String extension(String name, String more) {
    String comma = more.isEmpty() ? "" : ", ";
    return """
        {"name": "%s", "properties": {"publisher": "Microsoft.%s", "type": "%s",
          "typeHandlerVersion": "1.2", "autoUpgradeMinorVersion": true%s%s}}"""
        .formatted(name, name, name, comma, more);
  }

  /** A Uniform scale set called web under the Manual policy. */
  static String set(int capacity, String extensions, String instances) {
    return set(capacity, extensions, instances, "\"upgradePolicy\": {\"mode\": \"Manual\"}");
  }

  static String set(int capacity, String extensions, String instances, String properties) {
    return """
        {"id": "%s", "location": "westus", "tags": {"team": "a"},
         "sku": {"name": "Standard_DS1_v2", "capacity": %d},
         "properties": {%s, "virtualMachineProfile": {%s,
           "osProfile": {"computerNamePrefix": "web", "adminPassword": "hunter2"},
           "networkProfile": {"networkInterfaceConfigurations": [{"name": "nic"}]},
           "extensionProfile": {"extensions": [%s]}}},
         "instances": {%s}}"""
        .formatted(Cloud.SET, capacity, properties, IMAGE, extensions, instances);
  }

  /** A virtual machine called vm1. */
  static String machine(String more) {
    return """
        {"id": "%s", "location": "westus", "tags": {"role": "web"},
         "properties": {"hardwareProfile": {"vmSize": "Standard_DS1_v2"}, %s}%s}"""
        .formatted(Cloud.VM, IMAGE, more.isEmpty() ? "" : ", " + more);
  }

  static String of(List<String> resources, String... faults) {
    return "{\"resources\": [%s], \"faults\": [%s]}"
        .formatted(String.join(",", resources), String.join(",", faults));
  }

  static String of(String resource, String... faults) {
    return of(List.of(resource), faults);
  }
}
