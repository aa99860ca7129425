package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.catalogue.Catalogue;
import io.github.fleetmaven.simulator.catalogue.MachineSize;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    String scope = subscriptionId.toLowerCase(Locale.ROOT) + "/";
    Map<String, Integer> families = new LinkedHashMap<>();
    catalogue.sizes().forEach(size -> families.putIfAbsent(size.family(), 0));
    Map<String, Optional<MachineSize>> sizes = new HashMap<>();
    int cores = 0;
    int machines = 0;
    for (Machine machine : store.machines()) {
      if (machine.key().startsWith(scope) && Places.same(locationOf(machine), location)) {
        machines++;
        Optional<MachineSize> size = sizes.computeIfAbsent(machine.size(), catalogue::size);
        if (size.isPresent() && machine.power() != Power.DEALLOCATED) {
          cores += size.get().cores();
          families.merge(size.get().family(), size.get().cores(), Integer::sum);
        }
      }
    }
    List<ObjectNode> result = new ArrayList<>();
    result.add(
        usage("availabilitySets", "Availability Sets", availabilitySets(scope, location), SETS));
    result.add(usage("cores", "Total Regional vCPUs", cores, CORES));
    result.add(usage("virtualMachines", "Virtual Machines", machines, MACHINES));
    int sets = (int) store.scaleSets().stream().filter(set -> isIn(set, scope, location)).count();
    result.add(usage("virtualMachineScaleSets", "Virtual Machine Scale Sets", sets, SETS));
    families.forEach(
        (family, used) ->
            result.add(usage(family, family.replace("Family", " Family vCPUs"), used, CORES)));
    return result;
  }

  private int availabilitySets(String scope, String location) {
    return (int)
        Documents.among(store.resources(), "availabilitySets").stream()
            .filter(set -> set.key().startsWith(scope))
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

  private static boolean isIn(ScaleSet set, String scope, String location) {
    return set.key().startsWith(scope)
        && Places.same(set.document().path("location").asText(), location);
  }

  private static ObjectNode usage(String name, String shown, int used, int limit) {
    ObjectNode result = Json.object();
    result.put("unit", "Count").put("currentValue", used).put("limit", Math.max(limit, used));
    result.putObject("name").put("value", name).put("localizedValue", shown);
    return result;
  }
}
