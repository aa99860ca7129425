package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.scenario.Fault;
import io.github.fleetmaven.simulator.scenario.SeededMachine;
import io.github.fleetmaven.simulator.scenario.SeededResource;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Group;
import io.github.fleetmaven.simulator.store.Handler;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Layout;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Model;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Fills the store with what a scenario starts from: everything settled, every handler run. */
public final class Seeder {

  private static final int MACHINES = 10;

  private final Simulation simulation;
  private final Store store;
  private final Machines machines;
  private final InstanceRepairs repairs;
  private final Documents documents;
  private final List<String> problems = new ArrayList<>();

  Seeder(Simulation simulation, Machines machines, InstanceRepairs repairs, Documents documents) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.machines = machines;
    this.repairs = repairs;
    this.documents = documents;
  }

  /** Seeds all resources of the scenario; returns what is wrong with them. */
  public List<String> seed() {
    List<SeededResource> resources = simulation.scenario().resources();
    IntStream.range(0, resources.size())
        .boxed()
        .sorted(Comparator.comparing(i -> order(resources.get(i))))
        .forEach(i -> trySeed(resources.get(i), "/resources/" + i));
    scheduleFaults();
    return List.copyOf(problems);
  }

  private void scheduleFaults() {
    List<Fault> faults = simulation.scenario().faults();
    for (int i = 0; i < faults.size(); i++) {
      if (faults.get(i) instanceof Fault.OfTime fault) {
        Instant due = simulation.after(fault.at());
        store.schedule(due, Task.Kind.STRIKE, "", Integer.toString(i));
      }
    }
  }

  /**
   * Images come before the machines that are made of them, and what has a parent comes after it.
   */
  private static int order(SeededResource resource) {
    if (!(resource instanceof SeededResource.OfDocument)) {
      return MACHINES;
    }
    String type = Resource.typeOf(idOf(resource)).toLowerCase(Locale.ROOT);
    int depth = type.split("/", -1).length;
    return type.startsWith("virtualmachine") ? MACHINES + depth : depth;
  }

  private static String idOf(SeededResource resource) {
    return resource.document().path("id").asText();
  }

  private void trySeed(SeededResource resource, String path) {
    try {
      seed(resource, path);
    } catch (Refusal refusal) {
      problems.add(path + ": " + refusal.text());
    }
  }

  private void seed(SeededResource resource, String path) {
    String id = idOf(resource);
    ObjectNode sealed = store.seal(resource.document(), id);
    ObjectNode document = Merge.documents(Json.object(), sealed);
    if (store.scaleSet(id).isPresent()
        || store.machine(id).isPresent()
        || store.resource(id).isPresent()) {
      problems.add(path + "/id: is there already: " + id);
      return;
    }
    seedGroup(id, document.path("location").asText());
    if (resource instanceof SeededResource.OfScaleSet set) {
      seedSet(id, document, set, path);
    } else if (resource instanceof SeededResource.OfMachine machine) {
      keepVersion(document, resource.document());
      seedMachine(id, document, machine);
    } else {
      documents.seed(resource.document());
    }
  }

  /** Which version of an image a machine was made of may have been long ago. */
  private static void keepVersion(ObjectNode document, ObjectNode written) {
    String version = "/properties/storageProfile/imageReference";
    if (document.at(version) instanceof ObjectNode image
        && image.has("id")
        && written.at(version).has("exactVersion")) {
      image.set("exactVersion", written.at(version).get("exactVersion"));
    }
  }

  private void seedGroup(String id, String location) {
    String group = ResourceId.group(ResourceId.subscriptionOf(id), ResourceId.groupOf(id));
    if (store.group(group).isEmpty()) {
      store.put(new Group(group, location, Json.object()));
    }
  }

  private void seedSet(
      String id, ObjectNode document, SeededResource.OfScaleSet seed, String path) {
    ObjectNode whole = ScaleSetDocuments.withDefaults(document);
    ScaleSet plain = ScaleSets.newSet(id, whole, simulation.now());
    Layout layout = plain.layout();
    ScaleSet set =
        plain.withLayout(
            new Layout(
                seed.updateDomains().orElse(layout.updateDomains()),
                layout.faultDomains(),
                layout.zones()));
    ScaleSetRules.checkModel(set.currentModel());
    store.put(set);
    Map<String, SeededMachine> left = new LinkedHashMap<>(seed.instances());
    Map<String, Handler> handlers = settled(ExtensionLists.of(set.currentModel()));
    int capacity = ScaleSetDocuments.capacity(whole);
    for (Machine machine : new Members(simulation).add(set, capacity, handlers)) {
      SeededMachine byOrdinal = left.remove(Integer.toString(machine.identity().ordinal()));
      SeededMachine byName = left.remove(machine.identity().name());
      SeededMachine special = byOrdinal != null ? byOrdinal : byName;
      if (special != null) {
        store.put(special(machine, special));
      }
    }
    left.keySet()
        .forEach(name -> problems.add(path + "/instances/" + name + ": there is no such instance"));
    keepOldModel(id);
    repairs.watch(id);
  }

  /** Gives the instances that lack the latest model one to have: an equal one. */
  private void keepOldModel(String id) {
    store
        .scaleSet(id)
        .filter(set -> store.members(set).stream().anyMatch(m -> m.model() != set.model()))
        .ifPresent(
            set -> {
              SortedMap<Integer, Model> models = new TreeMap<>(set.models());
              models.put(0, set.currentModel());
              store.put(set.withModels(models));
            });
  }

  private void seedMachine(String id, ObjectNode document, SeededResource.OfMachine seed) {
    Machine machine = machines.newMachine(id, document);
    Map<String, Extension> extensions = new LinkedHashMap<>();
    for (ObjectNode entry : seed.extensions()) {
      ObjectNode properties = store.seal(Json.objectAt(entry, "properties"), id);
      if (!properties.has("autoUpgradeMinorVersion")) {
        properties.put("autoUpgradeMinorVersion", false);
      }
      String name = entry.path("name").asText();
      extensions.put(name, new Extension(name, properties, "Succeeded"));
    }
    ExtensionRules.check(extensions.values(), Profiles.isWindows(document.path("properties")));
    store.put(machine.withExtensions(extensions));
    Machine settled = machine.withExtensions(extensions).withHandlers(settled(extensions));
    store.put(special(settled, seed.machine()));
  }

  /** Returns what an agent knows when every handler has run well. */
  private Map<String, Handler> settled(Map<String, Extension> extensions) {
    Map<String, Handler> result = new LinkedHashMap<>();
    for (Extension extension : extensions.values()) {
      result.put(
          extension.name(),
          HandlerRuns.handler(
              simulation.catalogue().handlers(),
              extension,
              Handler.Outcome.SUCCEEDED,
              0,
              HandlerRuns.message(0, "")));
    }
    return result;
  }

  private Machine special(Machine machine, SeededMachine seed) {
    return new Specials(machine, store, simulation.catalogue().handlers()).with(seed);
  }
}
