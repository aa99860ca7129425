package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.scenario.Timing;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Handler;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Model;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Works out what has to be done to a machine for it to be what it should be: a new disk for another
 * image, a restart for another size, and those handlers whose definition isn't the one that ran.
 */
final class Planner {

  private final Timing timing;
  private final ImageSources images;

  Planner(Simulation simulation) {
    this.timing = simulation.timing();
    this.images = new ImageSources(simulation);
  }

  /** Returns the steps that bring a machine to the present model of its scale set. */
  List<Step> toModel(Machine machine, ScaleSet set, boolean newDisk) {
    return toModel(machine, set, set.model(), newDisk);
  }

  /** Returns the steps that make an instance of a Uniform set what it was before. */
  List<Step> back(Machine machine, ScaleSet set, Machine before) {
    return machine.disk().generation() == before.disk().generation()
        ? toModel(machine, set, before.model(), false)
        : List.of(Step.of(Step.Kind.RESTORE, timing.reimage()));
  }

  private List<Step> toModel(Machine machine, ScaleSet set, int version, boolean newDisk) {
    Model model = set.modelOf(version);
    List<Step> changes = new ArrayList<>();
    boolean replace = newDisk || Images.differ(machine.disk().image(), model.profile());
    if (replace) {
      changes.add(disk(model.profile(), set.document().path("location").asText()));
    }
    if (!model.size().isEmpty() && !model.size().equalsIgnoreCase(machine.size())) {
      changes.add(Step.of(Step.Kind.SIZE, timing.restart(), model.size()));
    }
    Map<String, Extension> wanted = wanted(machine, set, version);
    changes.addAll(handlers(machine, wanted, replace, machine.power()));
    List<Step> steps = new ArrayList<>();
    steps.add(Step.of(Step.Kind.WAIT, overhead(changes)));
    steps.add(Step.of(Step.Kind.MODEL, Duration.ZERO, Integer.toString(version)));
    steps.addAll(changes);
    return steps;
  }

  /** Returns the steps that give a machine its extensions only. */
  List<Step> toModelExtensions(Machine machine, ScaleSet set) {
    return toModel(machine, set, false).stream()
        .filter(step -> step.kind() != Step.Kind.DISK && step.kind() != Step.Kind.SIZE)
        .toList();
  }

  /** Returns the steps that give a machine a new disk from the image that it has. */
  List<Step> newDisk(Machine machine, Map<String, Extension> wanted) {
    List<Step> steps = new ArrayList<>();
    JsonNode document = machine.document();
    steps.add(disk(document.path("properties"), document.path("location").asText()));
    steps.addAll(handlers(machine, wanted, true, machine.power()));
    return steps;
  }

  /** Returns the steps of the handlers that wait for a machine to be switched on. */
  List<Step> afterStart(Machine machine, Map<String, Extension> wanted) {
    return handlers(machine, wanted, false, Power.RUNNING);
  }

  /** Tells whether a handler has to run: its definition isn't the one that ran last. */
  boolean mustRun(Machine machine, Extension extension) {
    Handler handler = machine.handlers().get(extension.name());
    return handler == null || !handler.definition().equals(Definitions.digest(extension));
  }

  /** Returns the step that runs a handler. */
  Step run(String extension) {
    return Step.of(Step.Kind.HANDLER, timing.extension(), extension);
  }

  /** Returns the step that removes a handler. */
  Step uninstall(String extension) {
    return Step.of(Step.Kind.UNINSTALL, timing.extension(), extension);
  }

  private Step disk(JsonNode profile, String location) {
    return new Step(Step.Kind.DISK, timing.reimage(), null, images.resolve(profile, location));
  }

  private List<Step> handlers(
      Machine machine, Map<String, Extension> wanted, boolean freshDisk, Power power) {
    List<Step> steps = new ArrayList<>();
    if (power != Power.RUNNING) {
      return steps;
    }
    if (!freshDisk) {
      machine.handlers().keySet().stream()
          .filter(name -> !wanted.containsKey(name))
          .forEach(name -> steps.add(uninstall(name)));
    }
    Set<String> fine = new HashSet<>();
    for (Extension extension : ExtensionLists.inOrder(wanted)) {
      boolean runs =
          freshDisk || mustRun(machine, extension) || canRunNow(machine, extension, fine);
      if (runs) {
        steps.add(run(extension.name()));
      }
      if (runs || succeeded(machine, extension.name())) {
        fine.add(extension.name().toLowerCase(Locale.ROOT));
      }
    }
    return steps;
  }

  /** One that was skipped runs as soon as those it waits for have succeeded, or run again. */
  private static boolean canRunNow(Machine machine, Extension extension, Set<String> fine) {
    Handler handler = machine.handlers().get(extension.name());
    return handler != null
        && handler.outcome() == Handler.Outcome.SKIPPED
        && Definitions.predecessors(extension).stream()
            .allMatch(name -> fine.contains(name.toLowerCase(Locale.ROOT)));
  }

  private static boolean succeeded(Machine machine, String extension) {
    Handler handler = machine.handlers().get(extension);
    return handler != null && handler.outcome() == Handler.Outcome.SUCCEEDED;
  }

  /** A Flexible member keeps the extensions of its own; those that its model had are replaced. */
  private static Map<String, Extension> wanted(Machine machine, ScaleSet set, int version) {
    return machine.identity().uniform()
        ? ExtensionLists.withOwn(machine, set.modelOf(version))
        : Members.extensionsOn(machine, set, version);
  }

  private Duration overhead(List<Step> changes) {
    if (changes.isEmpty()) {
      return timing.modelUpdate();
    }
    Duration sum = changes.stream().map(Step::takes).reduce(Duration.ZERO, Duration::plus);
    Duration rest = timing.upgrade().minus(sum);
    return rest.isNegative() ? Duration.ZERO : rest;
  }
}
