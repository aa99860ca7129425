package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.DesiredTarget.EcsGroup;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedTarget.EcsUpdate;
import io.github.fleetmaven.plan.Work.EcsInstanceWork;
import io.github.fleetmaven.plan.Work.EcsStep;
import io.github.fleetmaven.plan.Work.EcsWork;
import io.github.fleetmaven.rollout.Progress;
import io.github.fleetmaven.rollout.Sizes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rollout of one ECS group, by a run that holds it: waits for what an earlier run has sent,
 * takes the snapshots, and goes from batch to batch. For one thread.
 */
final class EcsRollout {

  private static final String NEXT =
      "; mend the cause and run apply again, which goes on with those that are left";

  private final RunContext context;
  private final EcsCloud cloud;
  private final EcsWork work;
  private final EcsGroup group;
  private final EcsScript update;
  private final HandlerFailures failures;
  private final Gate gate;
  private final Map<String, InstanceOutcome> known;
  private final EcsCommands commands;

  /**
   * Prepares a rollout.
   *
   * @param update what is sent to those that are to be updated
   * @param gate what is passed between two batches
   * @param known takes how the instances stand that the rollout has to do with
   */
  EcsRollout(
      RunContext context,
      EcsCloud cloud,
      EcsWork work,
      EcsScript update,
      HandlerFailures failures,
      Gate gate,
      Map<String, InstanceOutcome> known) {
    this.context = context;
    this.cloud = cloud;
    this.work = work;
    this.group = work.desired();
    this.update = update;
    this.failures = failures;
    this.gate = gate;
    this.known = known;
    this.commands = new EcsCommands(context, cloud, group.name());
  }

  /**
   * Runs to the end, whatever that is.
   *
   * @param reading how old the plan's reading is
   * @return what ended the rollout early
   */
  Optional<String> run(Reading reading) {
    EcsPast past = EcsPast.read(cloud, group.name());
    checkUnchanged(past);
    EcsCommands.Ends earlier = earlier(past);
    EcsSnapshots.Taken snapshots = snapshots(past);
    EcsMembers members = members(past, earlier);
    Set<String> touched = ids(EcsStep.Update.class);
    touched.addAll(ids(EcsStep.RestartOnly.class));
    touched.removeAll(snapshots.failed().keySet());
    try {
      // Time has passed since the lease was taken: somebody may want an end by now.
      boolean waited = !earlier.equals(EcsCommands.Ends.NONE) || !snapshots.taken().isEmpty();
      Optional<String> end = waited ? gate.pass() : Optional.empty();
      if (end.isPresent()) {
        return end;
      }
      List<ObservedInstance> instances =
          reading.freshened(
              context,
              work.instances().stream()
                  .map(i -> i.observed().asInstance(group.regionId()))
                  .toList(),
              members);
      return new RolloutRun(context, group.name(), group.rollout(), members, failures, gate, known)
          .run(instances, touched, Progress.START.failing(failed(snapshots)))
          .map(why -> tooManyFailed() ? why + NEXT : why);
    } finally {
      account(members.ends(), snapshots);
    }
  }

  /** Who has failed before the first batch: that counts against what may fail. */
  private Set<String> failed(EcsSnapshots.Taken snapshots) {
    Set<String> failed = new TreeSet<>(snapshots.failed().keySet());
    for (EcsInstanceWork instance : work.with(EcsStep.Skip.class)) {
      if (instance.step() instanceof EcsStep.Skip skip && skip.lost()) {
        failed.add(instance.id());
      }
    }
    return failed;
  }

  /** A run that had the group between this plan and this hold has changed what was planned. */
  private void checkUnchanged(EcsPast past) {
    for (EcsInstanceWork instance : work.instances()) {
      boolean planned =
          instance.step() instanceof EcsStep.RestartOnly
              || (instance.step() instanceof EcsStep.Update step && !step.underway());
      Optional<Instant> then = instance.observed().lastUpdate().flatMap(EcsUpdate::ended);
      Optional<Instant> now = past.lastUpdate(instance.id()).flatMap(EcsUpdate::ended);
      boolean running = past.inFlight(instance.id()).isPresent();
      if (planned && (running || !then.equals(now))) {
        throw new TargetFailedException(
            "another run has updated "
                + instance.id()
                + " since the plan was made; nothing was changed. Run apply again");
      }
    }
  }

  private EcsCommands.Ends earlier(EcsPast past) {
    Set<String> underway = new TreeSet<>();
    for (EcsInstanceWork instance : work.with(EcsStep.Update.class)) {
      if (instance.step() instanceof EcsStep.Update step && step.underway()) {
        underway.add(instance.id());
      }
    }
    if (underway.isEmpty()) {
      return EcsCommands.Ends.NONE;
    }
    Instant start = context.now();
    context.tell(
        new RunEvent.StepStarted(
            group.name(),
            "waiting for the update that an earlier run sent to " + Lists.sorted(underway)));
    EcsCommands.Ends ends =
        commands.awaitEarlier(underway, past, group.rollout().operationTimeout());
    context.tell(
        new RunEvent.StepFinished(
            group.name(), "the update that was sent earlier has ended", context.since(start)));
    return ends;
  }

  private EcsSnapshots.Taken snapshots(EcsPast past) {
    Set<String> wanted = new TreeSet<>();
    for (EcsInstanceWork instance : work.with(EcsStep.Update.class)) {
      if (instance.step() instanceof EcsStep.Update step && !step.underway()) {
        wanted.add(instance.id());
      }
    }
    EcsSnapshots snapshots =
        new EcsSnapshots(context, cloud, group.name(), group.driver().snapshot());
    if (wanted.isEmpty() || !snapshots.areWanted()) {
      return EcsSnapshots.Taken.NONE;
    }
    Instant start = context.now();
    context.tell(
        new RunEvent.StepStarted(
            group.name(), "taking snapshots of " + Lists.count(wanted.size(), "instance")));
    EcsSnapshots.Taken taken =
        snapshots.take(wanted, id -> past.attempts(id) + 1, group.rollout().operationTimeout());
    context.tell(
        new RunEvent.SnapshotsTaken(
            group.name(),
            taken.taken().entrySet().stream()
                .map(e -> new RunEvent.InstanceSnapshots(e.getKey(), e.getValue()))
                .toList(),
            taken.failed().size(),
            context.since(start)));
    taken
        .failed()
        .forEach(
            (id, why) -> {
              EcsEnd end = new EcsEnd(EcsEnd.Kind.SNAPSHOT_FAILED, why);
              known.put(id, new InstanceOutcome(id, State.FAILED, false, end.text()));
              context.tell(new RunEvent.InstanceFailed(group.name(), id, end.text()));
            });
    return taken;
  }

  private EcsMembers members(EcsPast past, EcsCommands.Ends earlier) {
    EcsChecks checks = EcsScripts.checks(context, commands);
    EcsBatch batch =
        new EcsBatch(
            commands,
            checks,
            new EcsRestart(context, cloud, checks),
            past,
            update,
            group.driver().minimumVersion(),
            group.driver().restart(),
            ids(EcsStep.RestartOnly.class),
            earlier,
            group.rollout().healthTimeout());
    List<String> all = work.instances().stream().map(EcsInstanceWork::id).toList();
    return new EcsMembers(cloud, past, group.regionId(), all, batch);
  }

  private Set<String> ids(Class<? extends EcsStep> step) {
    Set<String> ids = new TreeSet<>();
    work.with(step).forEach(i -> ids.add(i.id()));
    return ids;
  }

  private boolean tooManyFailed() {
    long failed = known.values().stream().filter(o -> o.state() == State.FAILED).count();
    return failed > Sizes.of(group.rollout(), work.instances().size()).bearableFailures();
  }

  /**
   * What is known of an instance in the end is more than that it is current; and whoever has
   * snapshots, whatever became of it, is told which.
   */
  private void account(Map<String, EcsEnd> ends, EcsSnapshots.Taken snapshots) {
    ends.forEach(
        (id, end) ->
            known.computeIfPresent(
                id,
                (same, o) ->
                    o.state() == State.SKIPPED
                        ? o
                        : new InstanceOutcome(id, o.state(), o.touched(), end.text())));
    for (EcsInstanceWork instance : work.instances()) {
      List<String> taken = snapshots.taken().getOrDefault(instance.id(), List.of());
      if (!taken.isEmpty()) {
        InstanceOutcome o = known.getOrDefault(instance.id(), notReached(instance));
        String detail = o.detail() + "; snapshots: " + String.join(", ", taken);
        known.put(o.id(), new InstanceOutcome(o.id(), o.state(), o.touched(), detail));
      }
    }
  }

  private static InstanceOutcome notReached(EcsInstanceWork instance) {
    String differences = String.join(", ", instance.plan().differences());
    return new InstanceOutcome(instance.id(), State.NOT_REACHED, false, differences);
  }
}
