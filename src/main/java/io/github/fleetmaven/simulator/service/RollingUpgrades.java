package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Job;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Rolling;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.ScaleSet.Work;
import io.github.fleetmaven.simulator.store.Step;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Azure's own rollouts: batch after batch, within the set's policy. */
public final class RollingUpgrades {

  private static final int PERCENT = 100;
  private static final Duration BUSY_WAIT = Duration.ofSeconds(10);

  private final Simulation simulation;
  private final Store store;
  private final Operations operations;
  private final Planner planner;
  private final Jobs jobs;

  RollingUpgrades(Simulation simulation, Operations operations, Planner planner, Jobs jobs) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.operations = operations;
    this.planner = planner;
    this.jobs = jobs;
  }

  /**
   * Begins a rolling upgrade that a client asks for.
   *
   * @throws Refusal when the set is gone, or rolls already
   */
  public Operation ask(String id, Rolling.Kind kind) {
    ScaleSet set = store.scaleSet(id).orElseThrow(() -> Refusals.noResource(id));
    ScaleSetRules.checkFree(set, true);
    Operation operation = operations.begin(set, Work.ACTION, 1);
    store.scaleSet(id).ifPresent(found -> start(found, kind, operation.id()));
    return operation;
  }

  /** Begins a rolling upgrade. */
  void start(ScaleSet set, Rolling.Kind kind, @Nullable String operation) {
    ObjectNode policy =
        ScaleSetDocuments.rollingPolicy(set.document().path("properties").path("upgradePolicy"));
    List<String> pending =
        store.members(set).stream()
            .filter(machine -> kind != Rolling.Kind.MODEL || machine.model() != set.model())
            .filter(machine -> !Protection.fromActions(machine))
            .map(Machine::key)
            .toList();
    Rolling rolling =
        new Rolling(
            kind,
            "RollingForward",
            "Start",
            simulation.now(),
            simulation.now(),
            policy,
            pending,
            List.of(),
            0,
            0,
            operation,
            null);
    store.put(set.withRolling(rolling));
    nextBatch(set.key());
  }

  /**
   * Stops the rolling upgrade of a set after its running batch.
   *
   * @throws Refusal when none runs
   */
  public Operation cancel(String id) {
    ScaleSet set = store.scaleSet(id).orElseThrow(() -> Refusals.noResource(id));
    Rolling rolling = set.rolling();
    if (rolling == null || !rolling.running()) {
      throw Refusals.notAllowed("There is no ongoing Rolling Upgrade to cancel.");
    }
    store.put(set.withRolling(rolling.withCancel(simulation.now())));
    Operation operation = operations.begin(set.id(), set.document().path("location").asText(), 1);
    operations.endPartAfter(operation, simulation.timing().modelUpdate());
    if (rolling.inProgress().isEmpty()) {
      nextBatch(set.key());
    }
    return operation;
  }

  /** Notes that a machine of the running batch is done. */
  void done(String machine, boolean success) {
    Optional<ScaleSet> found =
        store.machine(machine).flatMap(member -> ExtensionLists.set(member, store));
    if (found.isEmpty() || found.get().rolling() == null) {
      return;
    }
    ScaleSet set = found.get();
    Rolling rolling = Objects.requireNonNull(set.rolling()).withDone(machine, success);
    store.put(set.withRolling(rolling));
    if (rolling.running() && rolling.inProgress().isEmpty()) {
      store.schedule(
          rolling.pending().isEmpty() ? simulation.now() : simulation.after(pause(rolling)),
          Task.Kind.ROLLING_BATCH,
          set.key(),
          null);
    }
  }

  /** Begins the next batch of a set, or ends its rolling upgrade. */
  void nextBatch(String key) {
    ScaleSet set = store.scaleSet(key).orElse(null);
    Rolling rolling = set == null ? null : set.rolling();
    if (set == null || rolling == null || !rolling.running() || !rolling.inProgress().isEmpty()) {
      return;
    }
    Optional<Failure> breach = breach(set, rolling);
    if (rolling.lastAction().equals("Cancel")) {
      end(set, rolling.withEnd("Cancelled", null));
    } else if (breach.isPresent()) {
      end(set, rolling.withEnd("Faulted", breach.get()));
    } else if (rolling.pending().isEmpty()) {
      end(set, rolling.withEnd("Completed", null));
    } else {
      beginBatch(set, rolling);
    }
  }

  private void beginBatch(ScaleSet set, Rolling rolling) {
    int size =
        Math.max(1, percent(rolling, "maxBatchInstancePercent") * set.members().size() / PERCENT);
    List<Machine> batch = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    for (String key : rolling.pending()) {
      Optional<Machine> free = store.machine(key).filter(machine -> machine.job() == null);
      if (free.isPresent() && batch.size() < size) {
        batch.add(free.get());
      } else if (store.machine(key).isPresent()) {
        waiting.add(key);
      }
    }
    store.put(
        set.withRolling(rolling.withBatch(batch.stream().map(Machine::key).toList(), waiting)));
    if (batch.isEmpty()) {
      store.schedule(simulation.after(BUSY_WAIT), Task.Kind.ROLLING_BATCH, set.key(), null);
    }
    for (Machine machine : batch) {
      jobs.begin(machine, Job.Kind.ROLLING, steps(machine, set, rolling.kind()), null);
    }
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
        Images.resolve(set.currentModel().profile(), simulation.scenario().latestImages());
    return !newest.equals(machine.disk().image());
  }

  private void end(ScaleSet set, Rolling rolling) {
    store.put(set.withRolling(rolling));
    if (rolling.operation() != null) {
      operations.endPart(rolling.operation(), rolling.error());
    }
  }

  private Optional<Failure> breach(ScaleSet set, Rolling rolling) {
    int upgraded = rolling.successful() + rolling.failed();
    int allowedUpgraded = percent(rolling, "maxUnhealthyUpgradedInstancePercent");
    if (upgraded > 0 && rolling.failed() * PERCENT > allowedUpgraded * upgraded) {
      return Optional.of(breach("MaxUnhealthyUpgradedInstancePercent", rolling.failed(), upgraded));
    }
    int all = set.members().size();
    long unhealthy =
        store.members(set).stream().filter(machine -> !machine.health().equals("healthy")).count();
    if (unhealthy * PERCENT > (long) percent(rolling, "maxUnhealthyInstancePercent") * all) {
      return Optional.of(breach("MaxUnhealthyInstancePercent", unhealthy, all));
    }
    return Optional.empty();
  }

  private static Failure breach(String limit, long bad, int all) {
    return new Failure(
        limit + "ExceededInRollingUpgrade",
        "Rolling Upgrade failed after exceeding the "
            + limit
            + " value defined in the Rolling Upgrade Policy. "
            + bad * PERCENT / all
            + "% of instances are in an unhealthy state.");
  }

  private static int percent(Rolling rolling, String key) {
    return rolling.policy().path(key).asInt();
  }

  private static Duration pause(Rolling rolling) {
    try {
      return Duration.parse(rolling.policy().path("pauseTimeBetweenBatches").asText("PT0S"));
    } catch (DateTimeException notADuration) {
      return Duration.ZERO;
    }
  }
}
