package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Condition;
import io.github.fleetmaven.simulator.store.Disk;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Handler;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Model;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machines of a scale set: how one comes to be. */
final class Members {

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
    return add(set, count, Map.of());
  }

  /** Adds new machines whose agents know of handlers already. */
  List<Machine> add(ScaleSet set, int count, Map<String, Handler> handlers) {
    Map<Optional<String>, Condition> inZone = new HashMap<>();
    List<Machine> added = new ArrayList<>();
    for (int ordinal = set.nextOrdinal(); ordinal < set.nextOrdinal() + count; ordinal++) {
      Optional<String> zone = Optional.ofNullable(set.layout().place(ordinal).zone());
      Condition condition =
          inZone.computeIfAbsent(zone, z -> condition(set, z).withHandlers(handlers));
      added.add(store.newMember(set, ordinal, condition));
    }
    added.forEach(store::put);
    store.put(set.withNextOrdinal(set.nextOrdinal() + count));
    return added;
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

  private Condition condition(ScaleSet set, Optional<String> zone) {
    Model model = set.currentModel();
    String location = set.document().path("location").asText();
    ObjectNode image = new ImageSources(simulation).resolve(model.profile(), location);
    return Condition.created(
        simulation.now(),
        set.uniform() ? Json.object() : document(set, zone),
        set.model(),
        model.size(),
        new Disk(1, image),
        set.uniform() ? Map.of() : ExtensionLists.of(model));
  }

  /** Returns the document of a Flexible member: a machine of its own that knows its set. */
  private static ObjectNode document(ScaleSet set, Optional<String> zone) {
    ObjectNode document = Json.object();
    document.set("location", set.document().path("location"));
    document.set("tags", Json.objectAt(set.document(), "tags").deepCopy());
    zone.ifPresent(found -> document.putArray("zones").add(found));
    ObjectNode properties = set.currentModel().profile().deepCopy();
    properties.remove(List.of("extensionProfile", "timeCreated"));
    properties.putObject("virtualMachineScaleSet").put("id", set.id());
    document.set("properties", properties);
    return document;
  }
}
