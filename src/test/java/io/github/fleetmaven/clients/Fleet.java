package io.github.fleetmaven.clients;

import java.util.ArrayList;
import java.util.List;

/** What the clients find in the cloud: for each test a scale set or machine of its own. */
final class Fleet {

  static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
  static final String TENANT = "00000000-0000-0000-0000-00000000007e";
  static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/clients";
  static final String COMPUTE = GROUP + "/providers/Microsoft.Compute";
  static final String SETS = COMPUTE + "/virtualMachineScaleSets/";
  static final String MACHINES = COMPUTE + "/virtualMachines/";

  private static final List<String> SET_NAMES =
      List.of(
          "read",
          "extended",
          "imaged",
          "upgraded",
          "acted",
          "scaled",
          "rolled",
          "cancelled",
          "commanded",
          "gone");

  private static final List<String> MACHINE_NAMES =
      List.of("mread", "mextended", "mpowered", "mcommanded", "mcaptured", "mgone");

  private Fleet() {}

  /** Everything is there twice, for the two clients. */
  static String scenario() {
    List<String> resources = new ArrayList<>();
    for (String client : List.of("az", "js")) {
      SET_NAMES.forEach(name -> resources.add(set(client + "-" + name)));
      MACHINE_NAMES.forEach(name -> resources.add(machine(client + "-" + name)));
    }
    return """
        {"timing": {"timeScale": 600, "poll": "PT30S"}, "resources": [%s]}"""
        .formatted(String.join(",", resources));
  }

  /** The resiliency policy came with 2024-03-01: the old SDK of az doesn't know it. */
  private static String set(String name) {
    return """
        {"id": "%s%s", "location": "westus", "tags": {"team": "a"},
         "sku": {"name": "Standard_DS1_v2", "capacity": 2},
         "properties": {
           "upgradePolicy": {"mode": "Manual",
             "rollingUpgradePolicy": {"pauseTimeBetweenBatches": "%s"}},
           "resiliencyPolicy": {"resilientVMCreationPolicy": {"enabled": true}},
           "virtualMachineProfile": {
             "storageProfile": {%s},
             "osProfile": {"computerNamePrefix": "web", "adminUsername": "me",
               "adminPassword": "hunter2hunter2"},
             "networkProfile": {"networkInterfaceConfigurations": [{"name": "nic"}]},
             "extensionProfile": {"extensions": [{"name": "app", "properties": {
               "publisher": "Microsoft.Azure.Extensions", "type": "CustomScript",
               "typeHandlerVersion": "2.1", "autoUpgradeMinorVersion": true,
               "settings": {"timestamp": 1},
               "protectedSettings": {"commandToExecute": "echo hunter2"}}}]}}}}"""
        .formatted(SETS, name, name.endsWith("cancelled") ? "PT1H" : "PT0S", disk());
  }

  private static String machine(String name) {
    return """
        {"id": "%s%s", "location": "westus", "tags": {"team": "a"},
         "properties": {
           "hardwareProfile": {"vmSize": "Standard_DS1_v2"}, "storageProfile": {%s},
           "osProfile": {"computerName": "%s", "adminUsername": "me"},
           "networkProfile": {"networkInterfaces": []}}}"""
        .formatted(MACHINES, name, disk(), name);
  }

  private static String disk() {
    return """
        "imageReference": {"publisher": "Canonical", "offer": "UbuntuServer",
          "sku": "18.04-LTS", "version": "18.04.202401010"},
        "osDisk": {"osType": "Linux", "createOption": "FromImage",
          "managedDisk": {"storageAccountType": "Premium_LRS"}}""";
  }
}
