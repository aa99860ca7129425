package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;

/**
 * What the service fills in where a client says nothing, as recorded with the versions of 2022 and
 * 2024: of the parts that are there, and of the disk that an image is put on. Stateless.
 */
final class Defaults {

  private static final int LINUX_GIGABYTES = 30;
  private static final int WINDOWS_GIGABYTES = 127;

  private Defaults() {}

  /** Fills up the profile of a scale set's machines. */
  static void fillProfile(ObjectNode profile, boolean uniform) {
    boolean windows = Profiles.isWindows(profile);
    fillOs(profile, windows, !uniform);
    fillDisk(profile, windows, uniform ? "None" : "ReadWrite");
    JsonNode network = profile.path("networkProfile");
    for (JsonNode configuration : Json.arrayAt(network, "networkInterfaceConfigurations")) {
      if (configuration.path("properties") instanceof ObjectNode properties) {
        fillInterface(properties);
      }
    }
  }

  /** Fills up the properties of a virtual machine. */
  static void fillMachine(ObjectNode properties) {
    boolean windows = Profiles.isWindows(properties);
    fillOs(properties, windows, true);
    fillDisk(properties, windows, "ReadWrite");
    if (properties.path("storageProfile").path("osDisk") instanceof ObjectNode disk) {
      absent(disk, "deleteOption", "Detach");
    }
  }

  private static void fillOs(ObjectNode profile, boolean windows, boolean patched) {
    if (!(profile.path("osProfile") instanceof ObjectNode os)) {
      return;
    }
    String key = windows ? "windowsConfiguration" : "linuxConfiguration";
    ObjectNode configuration = Json.objectAt(os, key);
    os.set(key, configuration);
    absent(
        configuration,
        windows ? "enableAutomaticUpdates" : "disablePasswordAuthentication",
        windows);
    absent(configuration, "provisionVMAgent", true);
    if (patched && !configuration.has("patchSettings")) {
      configuration
          .putObject("patchSettings")
          .put("patchMode", windows ? "AutomaticByOS" : "ImageDefault")
          .put("assessmentMode", "ImageDefault");
    }
    if (!os.has("secrets")) {
      os.putArray("secrets");
    }
    absent(os, "allowExtensionOperations", true);
    absent(os, "requireGuestProvisionSignal", true);
  }

  /** Only an image of the platform says how large it is; a set's unmanaged disks stay as sent. */
  private static void fillDisk(ObjectNode profile, boolean windows, String caching) {
    if (profile.path("storageProfile").path("osDisk") instanceof ObjectNode disk) {
      absent(disk, "createOption", "FromImage");
    }
    if (!(profile.path("storageProfile") instanceof ObjectNode storage)
        || !storage.path("imageReference").hasNonNull("publisher")
        || isUnmanaged(storage.path("osDisk"))) {
      return;
    }
    ObjectNode disk = Json.objectAt(storage, "osDisk");
    storage.set("osDisk", disk);
    absent(disk, "osType", windows ? "Windows" : "Linux");
    absent(disk, "createOption", "FromImage");
    absent(disk, "caching", caching);
    if (!disk.has("managedDisk") && !disk.has("vhd")) {
      disk.putObject("managedDisk").put("storageAccountType", "Standard_LRS");
    }
    if (!disk.has("diskSizeGB")) {
      disk.put("diskSizeGB", windows ? WINDOWS_GIGABYTES : LINUX_GIGABYTES);
    }
  }

  private static boolean isUnmanaged(JsonNode disk) {
    return disk.has("vhdContainers") || disk.has("image");
  }

  private static void fillInterface(ObjectNode properties) {
    absent(properties, "disableTcpStateTracking", false);
    absent(properties, "enableIPForwarding", false);
    if (!properties.has("dnsSettings")) {
      properties.putObject("dnsSettings").putArray("dnsServers");
    }
    for (JsonNode address : Json.arrayAt(properties, "ipConfigurations")) {
      if (address.path("properties") instanceof ObjectNode inner) {
        absent(inner, "privateIPAddressVersion", "IPv4");
      }
    }
  }

  private static void absent(ObjectNode node, String key, String value) {
    if (!node.has(key)) {
      node.put(key, value);
    }
  }

  private static void absent(ObjectNode node, String key, boolean value) {
    if (!node.has(key)) {
      node.put(key, value);
    }
  }
}
