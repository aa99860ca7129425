package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Progress;
import io.github.fleetmaven.simulator.store.Rolling;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.ScaleSet.Work;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Azure's own rollouts: batch after batch, within the set's policy. */
public final class RollingUpgrades {

  private static final Duration BUSY_WAIT = Duration.ofSeconds(10);

  private final Simulation simulation;
  private final Store store;
  private final Operations operations;
  private final RollingBatches batches;
  private final HandlerRuns handlers;

  RollingUpgrades(Simulation simulation, Operations operations, RollingBatches batches) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.operations = operations;
    this.batches = batches;
    this.handlers = new HandlerRuns(simulation);
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

  /**
   * Begins a rolling upgrade.
   *
   * @param operation the operation of which it is a part, if any
   */
  void start(ScaleSet set, Rolling.Kind kind, @Nullable String operation) {
    ObjectNode policy =
        ScaleSetDocuments.rollingPolicy(set.document().path("properties").path("upgradePolicy"));
    List<Machine> outdated =
        store.members(set).stream()
            .filter(machine -> kind != Rolling.Kind.MODEL || machine.model() != set.model())
            .filter(machine -> !Protection.fromActions(machine))
            .toList();
    @Nullable Rolling last = set.rolling();
    Rolling rolling =
        Rolling.begin(
            kind,
            simulation.now(),
            policy,
            kind == Rolling.Kind.OS ? targetImage(set) : Json.object(),
            operation,
            last == null ? List.of() : last.history());
    List<String> pending =
        RollingRules.inOrder(outdated, rolling).stream().map(Machine::key).toList();
    store.put(set.withRolling(rolling.with(Progress.of(pending))));
    nextBatch(set.key());
  }

  /** Returns the image that a set's machines get, by the version that it has today. */
  private ObjectNode targetImage(ScaleSet set) {
    ObjectNode resolved =
        new ImageSources(simulation)
            .resolve(set.currentModel().profile(), set.document().path("location").asText());
    ObjectNode image = Json.objectAt(resolved, "imageReference").deepCopy();
    @Nullable JsonNode exact = image.remove("exactVersion");
    return exact == null ? image : image.put("version", exact.asText());
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
    nextBatch(set.key());
    return operation;
  }

  /** Notes that the work on a machine of the running batch has ended. */
  void done(String machine, boolean success) {
    store
        .machine(machine)
        .ifPresent(
            found -> ExtensionLists.set(found, store).ifPresent(set -> done(set, found, success)));
  }

  private void done(ScaleSet set, Machine machine, boolean success) {
    Rolling rolling = set.rolling();
    if (rolling == null || !rolling.progress().inProgress().contains(machine.key())) {
      return;
    }
    Progress progress = rolling.progress();
    if (rolling.error() != null) {
      save(set.key(), rolling.with(progress.withPutBack(machine.key(), success)));
      nextBatch(set.key());
    } else {
      go(
          set.key(),
          rolling,
          success
              ? batches.upgraded(set, progress, machine)
              : batches.failed(progress, machine.key()));
    }
  }

  /** Looks at the machines that were upgraded and have to become healthy. */
  void checkHealth(String key) {
    Rolling rolling = rolling(key);
    if (rolling == null || !rolling.running() || rolling.error() != null) {
      return;
    }
    Progress progress = batches.judged(rolling.progress());
    if (!progress.equals(rolling.progress())) {
      go(key, rolling, progress);
    }
  }

  private void go(String key, Rolling rolling, Progress progress) {
    save(key, rolling.with(progress));
    if (progress.inProgress().isEmpty()) {
      rest(key, rolling.with(progress));
    }
  }

  /** Lets the pause between two batches pass, where there will be another one. */
  private void rest(String key, Rolling rolling) {
    boolean ends =
        rolling.progress().pending().isEmpty()
            || rolling.cancelled()
            || RollingRules.afterBatch(rolling, "").isPresent();
    schedule(key, rolling, ends ? Duration.ZERO : RollingRules.pause(rolling));
  }

  /**
   * Begins the next batch of a set if it is this rolling upgrade's turn.
   *
   * @param started when the rolling upgrade began that this is meant for
   */
  void nextBatch(String key, String started) {
    Rolling rolling = rolling(key);
    if (rolling != null && rolling.startTime().equals(Instant.parse(started))) {
      nextBatch(key);
    }
  }

  private void nextBatch(String key) {
    ScaleSet set = store.scaleSet(key).orElse(null);
    Rolling rolling = rolling(key);
    if (set == null
        || rolling == null
        || !rolling.running()
        || !rolling.progress().inProgress().isEmpty()) {
      return;
    }
    if (rolling.error() != null) {
      end(key, rolling, "Faulted", rolling.error());
    } else if (batches.leaving(rolling.progress())) {
      schedule(key, rolling, BUSY_WAIT);
    } else if (rolling.cancelled()) {
      end(key, rolling, "Cancelled", null);
    } else {
      advance(set, rolling);
    }
  }

  private void advance(ScaleSet set, Rolling rolling) {
    boolean more = !rolling.progress().pending().isEmpty();
    Optional<Failure> breach =
        RollingRules.afterBatch(rolling, reason(rolling.progress()))
            .or(
                () ->
                    more
                        ? RollingRules.beforeBatch(store.members(set), rolling)
                        : Optional.empty());
    if (breach.isPresent()) {
      stop(set, rolling, breach.get());
    } else if (!more) {
      end(set.key(), rolling, "Completed", null);
    } else if (!batches.begin(set, rolling)) {
      schedule(set.key(), rolling, BUSY_WAIT);
    }
  }

  /** Stops it for good; what failed is put back first where the policy says so. */
  private void stop(ScaleSet set, Rolling rolling, Failure reason) {
    if (!batches.rollBack(set, rolling, reason)) {
      end(set.key(), rolling, "Faulted", reason);
    }
  }

  private String reason(Progress progress) {
    return progress.failed().stream()
        .flatMap(key -> store.machine(key).stream())
        .findFirst()
        .flatMap(handlers::reported)
        .map(Failure::message)
        .orElse("Instance found to be unhealthy or unreachable.");
  }

  private void end(String key, Rolling rolling, String code, @Nullable Failure error) {
    save(key, rolling.withEnd(code, simulation.now(), error));
    if (rolling.operation() != null) {
      operations.endPart(rolling.operation(), error);
    }
  }

  private void schedule(String key, Rolling rolling, Duration wait) {
    String started = rolling.startTime().toString();
    store.schedule(simulation.after(wait), Task.Kind.ROLLING_BATCH, key, started);
  }

  private void save(String key, Rolling rolling) {
    store.scaleSet(key).ifPresent(set -> store.put(set.withRolling(rolling)));
  }

  private @Nullable Rolling rolling(String key) {
    return store.scaleSet(key).map(ScaleSet::rolling).orElse(null);
  }
}
