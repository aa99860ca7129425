package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Store;
import java.util.List;

/** What makes an image of a machine: generalize, and the capture of one with unmanaged disks. */
public final class Imaging {

  private static final String SCHEMA =
      "http://schema.management.azure.com/schemas/2014-04-01-preview/VM_IP.json";

  private final Store store;
  private final Simulation simulation;
  private final Operations operations;

  Imaging(Simulation simulation, Operations operations) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.operations = operations;
  }

  /**
   * Marks a machine as generalized; nothing is done when it is already.
   *
   * @throws Refusal when it runs, or something is done to it
   */
  public void generalize(String id) {
    Machine machine = machine(id);
    OsState.checkOff(machine);
    if (!OsState.isGeneralized(machine)) {
      store.put(OsState.generalized(machine));
    }
  }

  /**
   * Copies the disk of a generalized machine, and tells with which template to use it.
   *
   * @throws Refusal when the machine isn't generalized, or its disks are managed
   */
  public Operation capture(String id, ObjectNode body, String apiVersion) {
    Machine machine = machine(id);
    for (String key : List.of("vhdPrefix", "destinationContainerName", "overwriteVhds")) {
      if (!body.hasNonNull(key)) {
        throw Refusals.missing(key);
      }
    }
    if (!OsState.isGeneralized(machine)) {
      throw Refusals.notAllowed(
          "Capture operation cannot be completed because the VM is not generalized.");
    }
    JsonNode disk = machine.document().at("/properties/storageProfile/osDisk");
    String vhd = disk.path("vhd").path("uri").asText("");
    if (vhd.isEmpty()) {
      throw Refusals.notAllowed(
          "Capture is only supported for a VM with unmanaged disks; create an image of VM '"
              + machine.identity().name()
              + "' instead.");
    }
    Operation operation = operations.begin(machine.identity().id(), location(machine), 1);
    operations.putOutput(operation.id(), template(machine, body, vhd, apiVersion));
    operations.endPartAfter(operation, simulation.timing().modelUpdate());
    return operation;
  }

  private Machine machine(String id) {
    Machine machine = store.machine(id).orElseThrow(() -> Refusals.noResource(id));
    if (machine.job() != null) {
      throw Refusals.conflict();
    }
    return machine;
  }

  private ObjectNode template(Machine machine, ObjectNode body, String vhd, String apiVersion) {
    ObjectNode template = Json.object();
    template.put("$schema", SCHEMA).put("contentVersion", "1.0.0.0");
    ObjectNode parameters = template.putObject("parameters");
    parameters.putObject("vmName").put("type", "string");
    parameters.putObject("vmSize").put("type", "string").put("defaultValue", machine.size());
    parameters.putObject("adminUserName").put("type", "string");
    parameters.putObject("adminPassword").put("type", "securestring");
    parameters.putObject("networkInterfaceId").put("type", "string");
    ObjectNode resource = template.putArray("resources").addObject();
    resource.put("name", "[parameters('vmName')]");
    resource.put("type", "Microsoft.Compute/virtualMachines");
    resource.put("location", location(machine)).put("apiVersion", apiVersion);
    ObjectNode properties = resource.putObject("properties");
    properties.putObject("hardwareProfile").put("vmSize", "[parameters('vmSize')]");
    properties.put("provisioningState", 0);
    properties.putObject("storageProfile").set("osDisk", disk(machine, body, vhd));
    ObjectNode os = properties.putObject("osProfile");
    os.put("computerName", "[parameters('vmName')]");
    os.put("adminUsername", "[parameters('adminUsername')]");
    os.put("adminPassword", "[parameters('adminPassword')]");
    properties
        .putObject("networkProfile")
        .putArray("networkInterfaces")
        .addObject()
        .put("id", "[parameters('networkInterfaceId')]");
    return template;
  }

  private ObjectNode disk(Machine machine, ObjectNode body, String vhd) {
    String account = vhd.replaceFirst("(https?://[^/]+).*", "$1");
    String name = body.path("vhdPrefix").asText() + "-osDisk." + machine.identity().vmId() + ".vhd";
    String copy = Digests.uuid(store.seed() + "/capture/" + machine.key() + "/" + name);
    ObjectNode disk = Json.object();
    disk.put("osType", Profiles.isWindows(machine, store) ? "Windows" : "Linux");
    disk.put("name", name).put("createOption", "FromImage");
    disk.putObject("image")
        .put(
            "uri",
            account
                + "/system/Microsoft.Compute/Images/"
                + body.path("destinationContainerName").asText()
                + "/"
                + name);
    disk.putObject("vhd").put("uri", account + "/vmcontainer" + copy + "/osDisk." + copy + ".vhd");
    JsonNode caching = machine.document().at("/properties/storageProfile/osDisk/caching");
    return disk.put("caching", caching.asText("ReadWrite"));
  }

  private static String location(Machine machine) {
    return machine.document().path("location").asText();
  }
}
