package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Job;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Progress;
import io.github.fleetmaven.simulator.store.Rolling;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Step;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the batches of a rolling upgrade do to their machines. */
final class RollingBatches {

  /** How long an upgraded instance may take to become healthy. */
  private static final Duration HEALTH_WINDOW = Duration.ofMinutes(5);

  private final Simulation simulation;
  private final Store store;
  private final Planner planner;
  private final Jobs jobs;
  private final Scaling scaling;

  RollingBatches(Simulation simulation, Planner planner, Jobs jobs, Scaling scaling) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.planner = planner;
    this.jobs = jobs;
    this.scaling = scaling;
  }

  /** Begins a batch; tells whether there was a machine that nothing else works on. */
  boolean begin(ScaleSet set, Rolling rolling) {
    List<Machine> waiting =
        rolling.progress().pending().stream().flatMap(key -> store.machine(key).stream()).toList();
    List<Machine> batch = RollingRules.batch(waiting, rolling, store.memberCount(set));
    Set<String> chosen = batch.stream().map(Machine::key).collect(Collectors.toSet());
    List<String> rest =
        rolling.progress().pending().stream()
            .filter(key -> !chosen.contains(key) && store.machine(key).isPresent())
            .toList();
    if (rolling.chooses("maxSurge") && !batch.isEmpty()) {
      surge(set, rolling, batch, rest);
    } else {
      save(set.key(), rolling.with(rolling.progress().withBatch(batch, rest)));
      for (Machine machine : batch) {
        jobs.begin(machine, Job.Kind.ROLLING, steps(machine, set, rolling.kind()), null);
      }
    }
    return !batch.isEmpty();
  }

  private void surge(ScaleSet set, Rolling rolling, List<Machine> batch, List<String> rest) {
    List<Machine> fresh = scaling.create(set, batch.size(), Job.Kind.SURGE, null);
    Map<String, String> places = new LinkedHashMap<>();
    for (int i = 0; i < fresh.size(); i++) {
      places.put(fresh.get(i).key(), batch.get(i).key());
    }
    save(set.key(), rolling.with(rolling.progress().withSurge(places, rest)));
  }

  private List<Step> steps(Machine machine, ScaleSet set, Rolling.Kind kind) {
    return switch (kind) {
      case MODEL -> planner.toModel(machine, set, false);
      case OS -> planner.toModel(machine, set, outdated(machine, set));
      case EXTENSIONS -> planner.toModelExtensions(machine, set);
    };
  }

  private boolean outdated(Machine machine, ScaleSet set) {
    ObjectNode newest =
        new ImageSources(simulation)
            .resolve(set.currentModel().profile(), set.document().path("location").asText());
    return !newest.equals(machine.disk().image());
  }

  /** Counts a machine whose upgrade went well; one that isn't healthy yet has a while for that. */
  Progress upgraded(ScaleSet set, Progress progress, Machine machine) {
    if (machine.healthy()) {
      return succeeded(progress, machine.key());
    }
    Instant deadline = simulation.after(HEALTH_WINDOW);
    store.schedule(deadline, Task.Kind.ROLLING_HEALTH, set.key(), null);
    return progress.withAwaiting(machine.key(), deadline);
  }

  /** Counts those that became healthy as upgraded, and those whose time is over as failed. */
  Progress judged(Progress progress) {
    Progress result = progress;
    for (Map.Entry<String, Instant> entry : progress.awaiting().entrySet()) {
      Optional<Machine> machine = store.machine(entry.getKey());
      if (machine.isEmpty()) {
        result = result.withoutMachine(entry.getKey());
      } else if (machine.get().healthy()) {
        result = succeeded(result, entry.getKey());
      } else if (!entry.getValue().isAfter(simulation.now())) {
        result = failed(result, entry.getKey());
      }
    }
    return result;
  }

  private Progress succeeded(Progress progress, String machine) {
    Optional.ofNullable(progress.surge().get(machine))
        .flatMap(store::machine)
        .ifPresent(scaling::retire);
    return progress.withSuccess(machine);
  }

  /** Counts a machine as failed; a new one goes again, and the one that it was to follow stays. */
  Progress failed(Progress progress, String machine) {
    if (progress.surge().containsKey(machine)) {
      store.machine(machine).ifPresent(scaling::retire);
    }
    return progress.withFailure(machine);
  }

  /** Tells whether machines that were replaced are still on their way out. */
  boolean leaving(Progress progress) {
    return Stream.concat(progress.surge().keySet().stream(), progress.surge().values().stream())
        .flatMap(key -> store.machine(key).stream())
        .anyMatch(machine -> machine.state().equals("Deleting"));
  }

  /** Puts failed machines back where the policy asks for it; tells whether there are any. */
  boolean rollBack(ScaleSet set, Rolling rolling, Failure reason) {
    if (!rolling.chooses("rollbackFailedInstancesOnPolicyBreach") || !set.uniform()) {
      return false;
    }
    Map<String, Machine> before = rolling.progress().before();
    List<Machine> failed =
        rolling.progress().failed().stream()
            .flatMap(key -> store.machine(key).stream())
            .filter(machine -> machine.job() == null && before.containsKey(machine.key()))
            .toList();
    List<String> keys = failed.stream().map(Machine::key).toList();
    save(set.key(), rolling.withRollback(rolling.progress().withRollback(keys), reason));
    for (Machine machine : failed) {
      Machine former = before.getOrDefault(machine.key(), machine);
      jobs.begin(machine, Job.Kind.ROLLBACK, planner.back(machine, set, former), null);
    }
    return !failed.isEmpty();
  }

  private void save(String key, Rolling rolling) {
    store.scaleSet(key).ifPresent(set -> store.put(set.withRolling(rolling)));
  }
}
