package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.store.Ending;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.ecs.store.Invocation;
import io.github.fleetmaven.simulator.ecs.store.Run;
import io.github.fleetmaven.simulator.ecs.store.RunError;
import io.github.fleetmaven.simulator.ecs.store.RunStatus;
import io.github.fleetmaven.simulator.ecs.store.SavedCommand;
import io.github.fleetmaven.simulator.ecs.store.Status;
import io.github.fleetmaven.simulator.scenario.EcsFault;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.EcsStore;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of commands on instances: they are delivered while the agent answers, end by
 * themselves or not, and ECS knows of the end once the agent could say so. Guarded by the
 * simulator's lock.
 */
final class Runs {

  /** A command that isn't delivered within a minute never is, as the vendor says. */
  private static final Duration DELIVERY_LIMIT = Duration.ofMinutes(1);

  /** How long ECS waits beyond the timeout for an agent that has fallen silent (a guess). */
  private static final Duration SILENCE_LIMIT = Duration.ofMinutes(1);

  /** How long it takes to end the process of a command that is to stop (a guess). */
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final Ecs ecs;
  private final EcsStore store;
  private final EcsFaults faults;
  private final Agents agents;
  private final RunPlanner planner;
  private final Recognition recognition;
  private final Effects effects;

  Runs(Ecs ecs, EcsFaults faults, Agents agents, Effects effects) {
    this.ecs = ecs;
    this.store = ecs.store();
    this.faults = faults;
    this.agents = agents;
    this.planner = new RunPlanner(ecs);
    this.recognition = new Recognition(ecs.section());
    this.effects = effects;
  }

  /** Sends a command to the instances of an invocation. */
  void send(Invocation invocation) {
    for (String instance : invocation.instances()) {
      Run run = Run.pending(invocation.id(), instance);
      store.put(run);
      ecs.later(ecs.timing().delivery(), Happening.Kind.DELIVERY, run.key());
      ecs.later(DELIVERY_LIMIT, Happening.Kind.DELIVERY_OVER, run.key());
    }
  }

  /** Delivers a command, when the agent answers. */
  void deliver(Run run) {
    Instance instance = ecs.known(run.instance());
    // One that has an end already is never to be delivered.
    if (run.status() == RunStatus.PENDING
        && run.ending() == null
        && instance.guest().agent().answers()) {
      begin(run, instance);
    }
  }

  private void begin(Run run, Instance instance) {
    Invocation invocation = invocation(run);
    SavedCommand command = command(invocation);
    Recognition.Known known = invocation.dry() ? Recognition.Known.DRY : recognition.of(command);
    Optional<EcsFault> fault = faults.at(RunPlanner.event(known.rule().effect()), instance);
    if (fault.flatMap(EcsFault::outcome).equals(Optional.of(EcsFault.Outcome.DELIVERY_TIMEOUT))) {
      store.put(run.planned(Ending.of(RunStatus.ABORTED, RunError.DELIVERY_TIMEOUT)));
      return;
    }
    Duration timeout = Duration.ofSeconds(invocation.timeout());
    RunPlan plan = planner.plan(instance, known, fault, timeout);
    @Nullable String version =
        plan.replacesDriverAfter().isPresent() ? ecs.section().latestDriver() : null;
    store.put(run.begunAt(ecs.now(), plan.ending(), version));
    known.plugin().ifPresent(plugin -> effects.installPlugin(instance, plugin));
    // First the driver: a command may end at that very moment.
    plan.replacesDriverAfter()
        .ifPresent(
            moment ->
                ecs.later(
                    moment,
                    Happening.Kind.DRIVER_REPLACED,
                    run.key(),
                    plan.networkDrop().toString()));
    ecs.later(plan.takes(), Happening.Kind.RUN_OVER, run.key());
    Duration longest = plan.takes().compareTo(timeout) > 0 ? plan.takes() : timeout;
    ecs.later(longest.plus(SILENCE_LIMIT), Happening.Kind.RUN_GIVEN_UP, run.key());
  }

  /** A command replaces the driver. */
  void replaceDriver(Run run, Duration networkDrop) {
    @Nullable String version = run.brings();
    if (run.status().open() && run.ended() == null && version != null) {
      effects.replaceDriver(run, version, networkDrop);
    }
  }

  /** A command has come to its end. */
  void end(Run run) {
    @Nullable Ending plan = run.ending();
    if (!run.status().open() || run.ended() != null || plan == null) {
      return;
    }
    Instance instance = ecs.known(run.instance());
    Ending ending = Outputs.printed(plan, Outputs.filled(plan.output(), ecs, instance));
    Run ended = run.endedAt(ecs.now(), ending);
    store.put(ended);
    boolean known =
        ending.error() == RunError.EXECUTION_TIMEOUT
            || ending.error() == RunError.CLIENT_NOT_RESPONSE;
    if (known || instance.guest().agent().answers()) {
      report(ended, ending);
    }
  }

  /** ECS waits no longer for a delivery. */
  void endDelivery(Run run) {
    if (run.status() != RunStatus.PENDING) {
      return;
    }
    Instance instance = ecs.known(run.instance());
    @Nullable Ending planned = run.ending();
    RunError error =
        planned != null
            ? planned.error()
            : instance.status() != Status.RUNNING
                ? RunError.INSTANCE_NOT_RUNNING
                : agents.online(instance) ? RunError.DELIVERY_TIMEOUT : RunError.CLIENT_NOT_RUNNING;
    endAs(run, Ending.of(RunStatus.ABORTED, error));
  }

  /** ECS waits no longer for an end. */
  void giveUp(Run run) {
    if (run.status().open()) {
      endAs(run, Ending.of(RunStatus.ERROR, RunError.CLIENT_NOT_RESPONSE));
    }
  }

  /** Somebody wants a command to stop. */
  void stop(Run run) {
    if (run.status() == RunStatus.PENDING) {
      endAs(
          run.stoppedAt(ecs.now(), RunStatus.PENDING),
          Ending.of(RunStatus.CANCELLED, RunError.NONE));
    } else if (run.status() == RunStatus.RUNNING && run.ended() == null) {
      store.put(run.stoppedAt(ecs.now(), RunStatus.STOPPING));
      ecs.later(STOPPING, Happening.Kind.RUN_TERMINATED, run.key());
    }
  }

  /** The process of a command that was to stop is ended. */
  void terminate(Run run) {
    if (run.status() == RunStatus.STOPPING) {
      endAs(run, Ending.of(RunStatus.TERMINATED, RunError.NONE));
    }
  }

  /**
   * The system goes down beneath the commands that run on it.
   *
   * @param off whether it stays off, so that no agent will ever tell
   */
  void interrupt(String instance, boolean off) {
    for (Run run : store.openRuns(instance)) {
      if (run.status() != RunStatus.PENDING && (off || run.ended() == null)) {
        Ending ending =
            Ending.of(
                RunStatus.ERROR,
                off ? RunError.INSTANCE_NOT_RUNNING : RunError.EXECUTION_INTERRUPTED);
        Run ended = run.endedAt(ecs.now(), ending);
        store.put(ended);
        if (off) {
          report(ended, ending);
        }
      }
    }
  }

  /** The agent answers again: it tells of what has ended, and takes what waits. */
  void agentBack(String instance) {
    for (Run run : store.openRuns(instance)) {
      @Nullable Ending ending = run.ending();
      if (run.unreported() && ending != null) {
        report(run, ending);
      } else {
        deliver(run);
      }
    }
  }

  private void endAs(Run run, Ending ending) {
    Run ended = run.endedAt(ecs.now(), ending);
    store.put(ended);
    report(ended, ending);
  }

  private void report(Run run, Ending ending) {
    store.put(run.reported(ending));
    if (run.begun() != null) {
      Instance instance = ecs.known(run.instance());
      store.put(instance.with(instance.guest().agent().used(ecs.now())));
    }
    SavedCommand command = command(invocation(run));
    @Nullable Integer code = ending.exitCode();
    ecs.noteRun(
        run,
        command.name(),
        Digests.brief(command.content()),
        code == null ? ending.status().text() : code.toString());
    effects.after(run.instance(), ending.after());
  }

  private Invocation invocation(Run run) {
    return store
        .invocation(run.invocation())
        .orElseThrow(() -> new IllegalStateException("no invocation " + run.invocation()));
  }

  private SavedCommand command(Invocation invocation) {
    return store
        .command(invocation.command())
        .orElseThrow(() -> new IllegalStateException("no command " + invocation.command()));
  }
}
