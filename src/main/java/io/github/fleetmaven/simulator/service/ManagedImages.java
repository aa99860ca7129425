package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Images of generalized machines, or of disks: the resource type {@code images}. */
final class ManagedImages implements Family {

  private final Simulation simulation;
  private final Store store;
  private final MachineDisks disks;

  ManagedImages(Simulation simulation) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.disks = new MachineDisks(simulation);
  }

  @Override
  public String type() {
    return "images";
  }

  @Override
  public Duration takes(Resource resource) {
    return simulation.timing().image();
  }

  @Override
  public ObjectNode written(String id, Optional<Resource> present, ObjectNode written) {
    ObjectNode properties = Json.objectAt(written, "properties");
    String machine = machineOf(properties);
    if (!properties.has("hyperVGeneration")) {
      properties.put("hyperVGeneration", "V1");
    }
    written.set("properties", properties);
    if (present.isPresent() && keepsSource(present.get().properties(), properties)) {
      properties.set(
          "storageProfile", present.get().properties().path("storageProfile").deepCopy());
    } else if (machine.isEmpty() || properties.path("storageProfile").has("osDisk")) {
      checkDisks(properties.path("storageProfile"));
    } else {
      Machine source = source(machine);
      properties.set("storageProfile", disks.profile(source, "Generalized"));
    }
    return written;
  }

  /** While a disk of a deallocated machine is being copied, its size isn't told. */
  @Override
  public Resource accepted(Resource resource, Optional<Resource> present) {
    if (present.isPresent()) {
      return resource;
    }
    JsonNode storage = resource.properties().path("storageProfile");
    ObjectNode hidden = Json.object();
    hidden.set("storageProfile", storage.deepCopy());
    ObjectNode document = resource.document().deepCopy();
    JsonNode shown = document.path("properties").path("storageProfile");
    withoutSize(shown.path("osDisk"));
    shown.path("dataDisks").forEach(ManagedImages::withoutSize);
    return resource.withDocument(document).withHidden(hidden);
  }

  private static void withoutSize(JsonNode disk) {
    if (disk instanceof ObjectNode managed && managed.has("managedDisk")) {
      managed.remove("diskSizeGB");
    }
  }

  @Override
  public Resource settled(Resource resource) {
    if (!resource.hidden().has("storageProfile")) {
      return resource;
    }
    ObjectNode document = resource.document().deepCopy();
    Json.objectAt(document, "properties")
        .set("storageProfile", resource.hidden().path("storageProfile"));
    return resource.withDocument(document).withHidden(Json.object());
  }

  private static String machineOf(JsonNode properties) {
    return properties.path("sourceVirtualMachine").path("id").asText("");
  }

  private static boolean keepsSource(ObjectNode present, ObjectNode written) {
    boolean sameMachine = machineOf(present).equalsIgnoreCase(machineOf(written));
    return sameMachine
        && (!machineOf(written).isEmpty()
            || !written.has("storageProfile")
            || written.path("storageProfile").equals(present.path("storageProfile")));
  }

  private Machine source(String id) {
    Machine machine = store.machine(id).orElseThrow(() -> Refusals.noResource(id));
    if (!OsState.isGeneralized(machine)) {
      throw Refusals.notAllowed(
          "The operation 'Create Image' requires the Virtual Machine '"
              + machine.identity().name()
              + "' to be Generalized.");
    }
    return machine;
  }

  private static void checkDisks(JsonNode storage) {
    for (String key : List.of("osType", "osState")) {
      if (storage.path("osDisk").path(key).asText("").isEmpty()) {
        throw Refusals.missing("storageProfile.osDisk." + key);
      }
    }
    boolean sourced =
        List.of("managedDisk", "snapshot", "blobUri").stream()
            .anyMatch(storage.path("osDisk")::hasNonNull);
    if (!sourced) {
      throw Refusals.missing("storageProfile.osDisk.managedDisk");
    }
  }
}
