package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.Disk;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Identity;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Model;
import io.github.fleetmaven.simulator.store.Placement;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The machines of a scale set: how one comes to be, and how it goes. */
final class Members {

  private static final int NAME_DIGITS = 8;

  private final Simulation simulation;
  private final Store store;

  Members(Simulation simulation) {
    this.simulation = simulation;
    this.store = simulation.store();
  }

  /**
   * Adds new machines on the present model, without any handler yet.
   *
   * @return the machines, in the order of their ordinals
   */
  List<Machine> add(ScaleSet set, int count) {
    List<Machine> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      added.add(create(set, set.nextOrdinal() + i));
    }
    List<String> members = new ArrayList<>(set.members());
    added.forEach(machine -> members.add(machine.key()));
    added.forEach(store::put);
    store.put(set.withMembers(members, set.nextOrdinal() + count));
    return added;
  }

  /** Takes a machine out of its set, and out of the store. */
  static void remove(Store store, Machine machine) {
    store.removeMachine(machine.key());
    ExtensionLists.set(machine, store)
        .ifPresent(
            set -> {
              List<String> left =
                  set.members().stream().filter(key -> !key.equals(machine.key())).toList();
              store.put(set.withMembers(left, set.nextOrdinal()));
            });
  }

  /**
   * Returns the extension resources that a Flexible member has on a version of its model: those of
   * that version, and those of its own.
   */
  static Map<String, Extension> extensionsOn(Machine machine, ScaleSet set, int version) {
    Map<String, Extension> former = ExtensionLists.of(set.modelOf(machine.model()));
    Map<String, Extension> result = new LinkedHashMap<>(machine.extensions());
    result.keySet().removeAll(former.keySet());
    result.putAll(ExtensionLists.of(set.modelOf(version)));
    return result;
  }

  static String diskName(Identity identity, int generation) {
    String digits = Digests.brief(identity.vmId() + "/" + generation);
    return identity.name() + "_OsDisk_" + generation + "_" + digits;
  }

  private Machine create(ScaleSet set, int ordinal) {
    Identity identity = identity(set, ordinal);
    Placement placement = set.layout().place(ordinal);
    Model model = set.currentModel();
    String location = set.document().path("location").asText();
    ObjectNode image = new ImageSources(simulation).resolve(model.profile(), location);
    return new Machine(
        identity,
        placement,
        set.uniform() ? Json.object() : document(set, placement),
        set.model(),
        model.size(),
        new Disk(1, diskName(identity, 1), image),
        Power.RUNNING,
        "healthy",
        simulation.now(),
        true,
        "Succeeded",
        1,
        set.uniform() ? Map.of() : ExtensionLists.of(model),
        Map.of(),
        null);
  }

  private Identity identity(ScaleSet set, int ordinal) {
    String name = set.name() + "_" + (set.uniform() ? ordinal : digits(set, ordinal));
    String id =
        set.uniform()
            ? set.id() + "/virtualMachines/" + ordinal
            : ResourceId.compute(
                ResourceId.subscriptionOf(set.id()),
                ResourceId.groupOf(set.id()),
                "virtualMachines",
                name);
    String vmId = Digests.uuid(store.salt() + id + "/" + ordinal);
    return new Identity(id, name, ordinal, vmId, simulation.now(), set.key(), set.uniform());
  }

  private static String digits(ScaleSet set, int ordinal) {
    return Digests.brief(set.key() + "/" + ordinal).substring(0, NAME_DIGITS);
  }

  /** Returns the document of a Flexible member: a machine of its own that knows its set. */
  private static ObjectNode document(ScaleSet set, Placement placement) {
    ObjectNode document = Json.object();
    document.set("location", set.document().path("location"));
    document.set("tags", Json.objectAt(set.document(), "tags").deepCopy());
    if (placement.zone() != null) {
      document.putArray("zones").add(placement.zone());
    }
    ObjectNode properties = set.currentModel().profile().deepCopy();
    properties.remove(List.of("extensionProfile", "timeCreated"));
    properties.putObject("virtualMachineScaleSet").put("id", set.id());
    document.set("properties", properties);
    return document;
  }
}
