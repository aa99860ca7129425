package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.ObservedTarget.EcsUpdate;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.VirtioDriver;
import io.github.fleetmaven.model.ecs.VirtioDriver.Restart;
import io.github.fleetmaven.plan.Work.EcsInstanceWork;
import io.github.fleetmaven.plan.Work.EcsStep;
import java.util.List;
import java.util.Optional;

/**
 * Decides what is done about the driver of one instance. One whose version isn't known is never
 * taken for new enough, and never updated blindly. Pure.
 */
record EcsInstancePlanner(DesiredTarget.EcsGroup desired) {

  static final String PATH = "virtioDriver";

  EcsInstanceWork work(EcsMember member) {
    EcsStep step = step(member);
    InstancePlan plan =
        new InstancePlan(member.instance().id(), effect(step), differences(member, step));
    boolean selected = desired.rollout().instances().includes(member.instance());
    return new EcsInstanceWork(member, step, selected ? plan : plan.leftOut());
  }

  /** Returns the change of an instance that is touched. */
  Optional<Change> change(EcsInstanceWork work) {
    boolean touched =
        work.step() instanceof EcsStep.Update || work.step() instanceof EcsStep.RestartOnly;
    return touched && work.plan().selected()
        ? Optional.of(
            new Change(
                work.id() + "/" + PATH,
                Action.UPDATE,
                before(work.observed().driver()),
                Optional.of(
                    Value.Obj.EMPTY.with("version", Value.of(">= " + driver().minimumVersion()))),
                reason(work),
                work.plan().effect(),
                1))
        : Optional.empty();
  }

  private EcsStep step(EcsMember member) {
    List<String> failures = EcsPreflight.failures(member);
    if (!failures.isEmpty()) {
      return new EcsStep.Skip(failures, member.isLost());
    }
    if (member.isUpdating()) {
      return new EcsStep.Update(true);
    }
    if (member.driver() instanceof DriverReading.Known known) {
      return known.version() < driver().minimumVersion() && !awaitsItsFile(member)
          ? new EcsStep.Update(false)
          : loaded(member);
    }
    return member.driver() instanceof DriverReading.Unknown unknown
        ? new EcsStep.Skip(List.of("the version of its driver is unknown: " + unknown.why()))
        : new EcsStep.Ask();
  }

  /** Windows may replace the file of a driver that is in use only when it is started. */
  private boolean awaitsItsFile(EcsMember member) {
    return member.isRestartPending()
        && member.lastUpdate().filter(EcsUpdate::succeeded).isPresent()
        && driver().restart() == Restart.BATCHED;
  }

  /** The file may be new before Windows has loaded it. */
  private EcsStep loaded(EcsMember member) {
    return member.isRestartPending() && driver().restart() == Restart.BATCHED
        ? new EcsStep.RestartOnly(member.lastUpdate().flatMap(EcsUpdate::ended).orElseThrow())
        : new EcsStep.Nothing();
  }

  private Effect effect(EcsStep step) {
    if (step instanceof EcsStep.RestartOnly) {
      return Effect.RESTART;
    }
    if (step instanceof EcsStep.Update) {
      return driver().restart() == Restart.BATCHED ? Effect.RESTART : Effect.RERUN;
    }
    return Effect.NONE;
  }

  private List<String> differences(EcsMember member, EcsStep step) {
    if (step instanceof EcsStep.Nothing) {
      return List.of();
    }
    if (step instanceof EcsStep.Skip skip) {
      return skip.reasons();
    }
    return List.of("virtio driver: " + difference(member, step));
  }

  private String difference(EcsMember member, EcsStep step) {
    if (step instanceof EcsStep.Ask) {
      return "version unknown, since nobody asked";
    }
    if (step instanceof EcsStep.Update update && update.underway()) {
      return "an update that was sent earlier is at work";
    }
    return member.driver() instanceof DriverReading.Known known
        ? step instanceof EcsStep.RestartOnly
            ? known.version() + " waits for a restart"
            : known.version() + " is below " + driver().minimumVersion()
        : "";
  }

  private String reason(EcsInstanceWork work) {
    if (work.step() instanceof EcsStep.RestartOnly restart) {
      return "it was updated at " + restart.updated() + ", and not restarted since";
    }
    if (work.step() instanceof EcsStep.Update update && update.underway()) {
      return "an update that was sent earlier is at work; it is waited for";
    }
    int minimum = driver().minimumVersion();
    return work.observed().driver() instanceof DriverReading.Known known
        ? known.version() + " is below " + minimum + ", which " + DriverWords.need(minimum)
        : "";
  }

  private static Optional<Value> before(DriverReading reading) {
    return reading instanceof DriverReading.Known known
        ? Optional.of(Value.Obj.EMPTY.with("version", Value.of(known.version())))
        : Optional.empty();
  }

  private VirtioDriver driver() {
    return desired.driver();
  }
}
