package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.store.Store;
import java.util.Locale;
import java.util.Optional;

/** What an image version of a gallery is made of: an image, a machine, a disk, another version. */
final class GallerySources {

  private static final int DEFAULT_GB = 30;

  private final Store store;
  private final MachineDisks disks;

  GallerySources(Simulation simulation) {
    this.store = simulation.store();
    this.disks = new MachineDisks(simulation);
  }

  /**
   * Checks that there is a source, and that it suits the definition.
   *
   * @throws Refusal when it isn't there, or is in another state
   */
  void check(JsonNode storage, Resource definition) {
    String id = idOf(storage);
    if (id.isEmpty() && !storage.path("osDiskImage").path("source").isObject()) {
      throw Refusals.missing("galleryImageVersion.properties.storageProfile.source");
    }
    String wanted = definition.properties().path("osState").asText();
    osState(id)
        .filter(state -> !state.equalsIgnoreCase(wanted))
        .ifPresent(
            state -> {
              throw Refusals.badRequest(
                  "The resource with id '"
                      + id
                      + "' has a different OS state ['"
                      + state
                      + "'] than the parent gallery image OS state ['"
                      + wanted
                      + "'].");
            });
  }

  /** Returns the state of a source's operating system, where that is known. */
  private Optional<String> osState(String id) {
    String type = Resource.typeOf(id).toLowerCase(Locale.ROOT);
    return switch (type) {
      case "images" ->
          Optional.of(
              store
                  .resource(id)
                  .orElseThrow(() -> Refusals.noResource(id))
                  .properties()
                  .path("storageProfile")
                  .path("osDisk")
                  .path("osState")
                  .asText());
      case "virtualmachines" -> {
        Machine machine = store.machine(id).orElseThrow(() -> Refusals.noResource(id));
        yield Optional.of(OsState.isGeneralized(machine) ? "Generalized" : "Specialized");
      }
      default -> Optional.empty();
    };
  }

  /** Returns a version that says which disks it has, as it does once it has been copied. */
  Resource complete(Resource version) {
    ObjectNode document = version.document().deepCopy();
    ObjectNode storage = Json.objectAt(document.path("properties"), "storageProfile");
    if (storage.path("osDiskImage").has("sizeInGB")) {
      return version;
    }
    ObjectNode source = source(idOf(storage));
    ObjectNode os = Json.objectAt(storage, "osDiskImage");
    ObjectNode disk = Json.object();
    disk.put("sizeInGB", source.path("osDisk").path("diskSizeGB").asInt(DEFAULT_GB));
    disk.put("hostCaching", source.path("osDisk").path("caching").asText("ReadWrite"));
    disk.setAll(os);
    if (!disk.has("source")) {
      disk.putObject("source");
    }
    storage.set("osDiskImage", disk);
    ArrayNode data = Json.array();
    for (JsonNode each : source.path("dataDisks")) {
      ObjectNode entry = data.addObject();
      entry.set("lun", each.path("lun"));
      entry.put("sizeInGB", each.path("diskSizeGB").asInt(DEFAULT_GB));
      entry.put("hostCaching", each.path("caching").asText("None"));
    }
    if (!data.isEmpty()) {
      storage.set("dataDiskImages", data);
    }
    Json.objectAt(document, "properties").set("storageProfile", storage);
    return version.withDocument(document);
  }

  private ObjectNode source(String id) {
    Optional<ObjectNode> image =
        store.resource(id).map(found -> Json.objectAt(found.properties(), "storageProfile"));
    return image
        .or(() -> store.machine(id).map(machine -> disks.profile(machine, "Generalized")))
        .orElseGet(Json::object);
  }

  private static String idOf(JsonNode storage) {
    JsonNode source = storage.path("source");
    String id = source.path("id").asText("");
    return id.isEmpty() ? source.path("virtualMachineId").asText("") : id;
  }
}
