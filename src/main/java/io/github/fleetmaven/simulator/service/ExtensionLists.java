package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Model;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which extensions a model or machine has, and in which order they run. Stateless. */
public final class ExtensionLists {

  private ExtensionLists() {}

  /** Returns the extensions of a model, by name. */
  public static Map<String, Extension> of(Model model) {
    Map<String, Extension> result = new LinkedHashMap<>();
    entries(model).forEach(extension -> result.put(extension.name(), extension));
    return result;
  }

  /** Returns the entries of a model's list, as they were written. */
  static List<Extension> entries(Model model) {
    List<Extension> result = new ArrayList<>();
    JsonNode profile = model.profile().path("extensionProfile");
    for (JsonNode entry : Json.arrayAt(profile, "extensions")) {
      String name = entry.path("name").asText();
      result.add(new Extension(name, Json.objectAt(entry, "properties"), ""));
    }
    return result;
  }

  /** Returns the extensions that a machine has: its own and those of the model that it runs. */
  public static Map<String, Extension> of(Machine machine, Store store) {
    Optional<ScaleSet> set = set(machine, store);
    if (set.isEmpty() || !machine.identity().uniform()) {
      return machine.extensions();
    }
    return withOwn(machine, set.get().modelOf(machine.model()));
  }

  /** Returns the extensions that a Uniform instance would have on a model. */
  public static Map<String, Extension> withOwn(Machine machine, Model model) {
    Map<String, Extension> result = of(model);
    if (machine.identity().uniform()) {
      result.putAll(machine.extensions());
    }
    return result;
  }

  /** Returns the scale set of a machine, if it has one. */
  public static Optional<ScaleSet> set(Machine machine, Store store) {
    return Optional.ofNullable(machine.identity().scaleSet()).flatMap(store::scaleSet);
  }

  /** Returns extensions in an order in which each comes after those it has to come after. */
  public static List<Extension> inOrder(Map<String, Extension> extensions) {
    Set<String> done = new LinkedHashSet<>();
    extensions.keySet().forEach(name -> visit(name, extensions, done, new LinkedHashSet<>()));
    List<Extension> result = new ArrayList<>();
    done.forEach(name -> Optional.ofNullable(extensions.get(name)).ifPresent(result::add));
    return result;
  }

  private static void visit(
      String name, Map<String, Extension> extensions, Set<String> done, Set<String> above) {
    Extension extension = extensions.get(name);
    if (extension == null || done.contains(name) || !above.add(name)) {
      return;
    }
    Definitions.predecessors(extension)
        .forEach(predecessor -> visit(predecessor, extensions, done, above));
    done.add(name);
  }
}
