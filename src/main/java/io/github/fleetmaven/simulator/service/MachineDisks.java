package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.catalogue.Catalogue;
import io.github.fleetmaven.simulator.catalogue.PlatformImage;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.Store;
import java.util.Optional;

/** The disks of a machine as an image has them. */
final class MachineDisks {

  private static final int LINUX_GB = 30;
  private static final int WINDOWS_GB = 127;

  private final Catalogue catalogue;
  private final Store store;

  MachineDisks(Simulation simulation) {
    this.catalogue = simulation.catalogue();
    this.store = simulation.store();
  }

  /** Returns the storageProfile of an image of a machine. */
  ObjectNode profile(Machine machine, String osState) {
    JsonNode storage = machine.document().path("properties").path("storageProfile");
    ObjectNode result = Json.object();
    ObjectNode os = result.putObject("osDisk");
    boolean windows = Profiles.isWindows(machine, store);
    os.put("osType", windows ? "Windows" : "Linux").put("osState", osState);
    os.put("diskSizeGB", osSize(machine, storage.path("osDisk"), windows));
    put(os, machine, storage.path("osDisk"), machine.diskName(), "ReadWrite");
    var dataDisks = result.putArray("dataDisks");
    for (JsonNode disk : storage.path("dataDisks")) {
      ObjectNode data = dataDisks.addObject();
      data.set("lun", disk.path("lun"));
      if (disk.has("diskSizeGB")) {
        data.set("diskSizeGB", disk.path("diskSizeGB"));
      }
      put(data, machine, disk, disk.path("name").asText(""), "None");
    }
    return result;
  }

  private static void put(
      ObjectNode result, Machine machine, JsonNode disk, String name, String caching) {
    JsonNode vhd = disk.path("vhd").path("uri");
    if (vhd.isTextual()) {
      result.set("blobUri", vhd);
    } else {
      String id = machine.identity().id();
      String computed =
          ResourceId.compute(ResourceId.subscriptionOf(id), ResourceId.groupOf(id), "disks", name);
      String written = disk.path("managedDisk").path("id").asText("");
      boolean own = !written.isEmpty() && ResourceId.nameOf(written).equalsIgnoreCase(name);
      result.putObject("managedDisk").put("id", own ? written : computed);
    }
    result.put("caching", disk.path("caching").asText(caching));
    result.put(
        "storageAccountType",
        disk.path("managedDisk").path("storageAccountType").asText("Standard_LRS"));
  }

  private int osSize(Machine machine, JsonNode osDisk, boolean windows) {
    if (osDisk.path("diskSizeGB").isInt()) {
      return osDisk.path("diskSizeGB").intValue();
    }
    JsonNode image = machine.disk().image().path("imageReference");
    Optional<Integer> size =
        catalogue
            .images()
            .find(
                image.path("publisher").asText(""),
                image.path("offer").asText(""),
                image.path("sku").asText(""))
            .map(PlatformImage::sizeInGb)
            .or(() -> customSize(image.path("id").asText("")));
    return size.orElse(windows ? WINDOWS_GB : LINUX_GB);
  }

  private Optional<Integer> customSize(String id) {
    return store
        .resource(id)
        .map(Resource::properties)
        .map(image -> image.path("storageProfile").path("osDisk").path("diskSizeGB"))
        .filter(JsonNode::isInt)
        .map(JsonNode::intValue);
  }
}
