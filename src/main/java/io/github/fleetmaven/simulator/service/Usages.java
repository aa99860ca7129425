package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.catalogue.Catalogue;
import io.github.fleetmaven.simulator.catalogue.MachineSize;
import io.github.fleetmaven.simulator.store.Condition;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of its quotas a subscription uses in a region. Nothing is refused for want of quota. */
public final class Usages {

  // The limits that a subscription of the usual kind is documented to have.
  private static final int SETS = 2_500;
  private static final int MACHINES = 25_000;
  private static final int CORES = 100;

  private final Store store;
  private final Catalogue catalogue;

  /**
   * @param simulation what is there
   */
  public Usages(Simulation simulation) {
    this.store = simulation.store();
    this.catalogue = simulation.catalogue();
  }

  /** Returns the usages of a subscription in a region. */
  public List<ObjectNode> of(String subscriptionId, String location) {
    Map<String, Integer> families = new LinkedHashMap<>();
    catalogue.sizes().forEach(size -> families.putIfAbsent(size.family(), 0));
    List<ScaleSet> sets =
        store.scaleSetsWithin(subscriptionId).stream()
            .filter(set -> Places.same(set.document().path("location").asText(), location))
            .toList();
    Map<String, Integer> sizes = new LinkedHashMap<>();
    int machines = 0;
    for (ScaleSet set : sets) {
      for (Map.Entry<Condition, Integer> alike : store.alike(set).entrySet()) {
        machines += alike.getValue();
        count(alike.getKey(), alike.getValue(), sizes);
      }
    }
    for (Machine machine : store.ownMachinesWithin(subscriptionId)) {
      if (Places.same(locationOf(machine), location)) {
        machines++;
        count(machine.condition(), 1, sizes);
      }
    }
    int cores = 0;
    for (Map.Entry<String, Integer> entry : sizes.entrySet()) {
      Optional<MachineSize> size = catalogue.size(entry.getKey());
      int used = entry.getValue() * size.map(MachineSize::cores).orElse(0);
      cores += used;
      size.ifPresent(known -> families.merge(known.family(), used, Integer::sum));
    }
    List<ObjectNode> result = new ArrayList<>();
    result.add(
        usage(
            "availabilitySets",
            "Availability Sets",
            availabilitySets(subscriptionId, location),
            SETS));
    result.add(usage("cores", "Total Regional vCPUs", cores, CORES));
    result.add(usage("virtualMachines", "Virtual Machines", machines, MACHINES));
    result.add(usage("virtualMachineScaleSets", "Virtual Machine Scale Sets", sets.size(), SETS));
    families.forEach(
        (family, used) ->
            result.add(usage(family, family.replace("Family", " Family vCPUs"), used, CORES)));
    return result;
  }

  /** Of a machine that is deallocated no core counts. */
  private static void count(Condition condition, int machines, Map<String, Integer> sizes) {
    if (condition.power() != Power.DEALLOCATED) {
      sizes.merge(condition.size(), machines, Integer::sum);
    }
  }

  private int availabilitySets(String subscriptionId, String location) {
    return (int)
        Documents.among(store.resourcesBelow(subscriptionId), "availabilitySets").stream()
            .filter(set -> Places.same(set.location(), location))
            .count();
  }

  private String locationOf(Machine machine) {
    return ExtensionLists.set(machine, store)
        .map(ScaleSet::document)
        .orElse(machine.document())
        .path("location")
        .asText();
  }

  private static ObjectNode usage(String name, String shown, int used, int limit) {
    ObjectNode result = Json.object();
    result.put("unit", "Count").put("currentValue", used).put("limit", Math.max(limit, used));
    result.putObject("name").put("value", name).put("localizedValue", shown);
    return result;
  }
}
