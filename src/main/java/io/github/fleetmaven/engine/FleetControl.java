package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.event.RunListener;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.rollout.Control;
import io.github.fleetmaven.rollout.FleetTags;
import io.github.fleetmaven.rollout.Lease;
import io.github.fleetmaven.time.Time;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Tells runs that may be elsewhere what is wanted of them, by a tag on their targets that they read
 * between batches. For one thread.
 */
public final class FleetControl {

  /** A run's batch may lock the target's tags for as long as it lasts. */
  private static final Duration PATIENCE = Duration.ofHours(2);

  private final RunContext context;
  private final EcsRegions regions;
  private final TagWriter writer;
  private final OperationWaiter waiter;

  /** Makes a control that acts in the name of a run. */
  public FleetControl(
      Cloud cloud, EcsRegions regions, Time time, RunListener listener, RunIdentity identity) {
    this.regions = regions;
    this.context = new RunContext(cloud, time, listener, identity, new StopRequest());
    this.waiter = new OperationWaiter(context);
    this.writer = new TagWriter(context, waiter);
  }

  /**
   * Holds rollouts back before their next batch, and new ones before they begin.
   *
   * @return what became of each target, for people
   * @throws FleetException when that failed for some
   */
  public List<String> pause(DesiredFleet fleet) {
    return each(fleet, this::pause);
  }

  /**
   * Lets rollouts go on.
   *
   * @return what became of each target, for people
   * @throws FleetException when that failed for some
   */
  public List<String> resume(DesiredFleet fleet) {
    return each(fleet, this::resume);
  }

  /**
   * Ends rollouts before their next batch, and rolling upgrades of Azure's own after theirs.
   *
   * @return what became of each target, for people
   * @throws FleetException when that failed for some
   */
  public List<String> abort(DesiredFleet fleet) {
    return each(fleet, this::abort);
  }

  private String pause(DesiredTarget target, TagHome home) {
    TagHome.Reading now = home.read();
    write(home, now, tags -> wish(tags, Control.Wish.PAUSE));
    return holder(now)
            .map(h -> "paused before the next batch of " + h + "; go on with fleet:resume")
            .orElse("paused: no run is at work on it, and none begins until fleet:resume")
        + (rolls(target)
            ? "; Azure's own rolling upgrade goes on all the same, end it with fleet:abort"
            : "");
  }

  private String resume(DesiredTarget target, TagHome home) {
    TagHome.Reading now = home.read();
    Optional<Control> control = FleetTags.control(now.tags());
    if (control.isEmpty()) {
      return "it wasn't paused";
    }
    write(home, now, tags -> FleetTags.without(tags, FleetTags.CONTROL));
    return holder(now).map(h -> "the run of " + h + " goes on").orElse("the next apply may go on");
  }

  private String abort(DesiredTarget target, TagHome home) {
    if (target instanceof DesiredTarget.ScaleSet set && rolls(target)) {
      Command cancel = new Command.CancelRollingUpgrade(set.id());
      if (waiter.await(context.cloud().begin(cancel), PATIENCE)
          instanceof OperationStatus.Failed failed) {
        throw new CloudException(failed.error());
      }
      return "Azure's rolling upgrade ends after its running batch; any write of the model starts"
          + " it again";
    }
    TagHome.Reading now = home.read();
    Optional<String> holder = holder(now);
    if (holder.isEmpty()) {
      return "no run is at work on it; nothing was changed";
    }
    write(home, now, tags -> wish(tags, Control.Wish.ABORT));
    return "the run of " + holder.get() + " ends before its next batch";
  }

  private boolean rolls(DesiredTarget target) {
    return target instanceof DesiredTarget.ScaleSet set
        && context
            .cloud()
            .latestRollingUpgrade(set.id())
            .filter(RollingUpgrade::isRunning)
            .isPresent();
  }

  private Optional<String> holder(TagHome.Reading now) {
    return FleetTags.lease(now.tags())
        .filter(l -> l.until().isAfter(context.now()))
        .map(Lease::holder)
        .filter(h -> !context.identity().gone().test(h))
        .map(Lease.Holder::text);
  }

  private Map<String, String> wish(Map<String, String> tags, Control.Wish wish) {
    String by =
        "by "
            + context.identity().self().who()
            + " since "
            + context.now().truncatedTo(ChronoUnit.SECONDS);
    return FleetTags.with(tags, FleetTags.CONTROL, new Control(wish, by).tag());
  }

  private void write(TagHome home, TagHome.Reading now, UnaryOperator<Map<String, String>> edit) {
    writer.write(home, now, reading -> edit.apply(reading.tags()), PATIENCE);
  }

  /** What a control does to one target. */
  @FunctionalInterface
  private interface Act {
    String on(DesiredTarget target, TagHome home);
  }

  private List<String> each(DesiredFleet fleet, Act act) {
    List<String> said = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (DesiredTarget target : fleet.targets()) {
      try {
        String what =
            TargetHomes.of(target, context.cloud(), regions)
                .map(home -> act.on(target, home))
                .orElse("there is no machine in it");
        said.add(target.name() + ": " + what);
      } catch (CloudException e) {
        String where = target.declaredAt() + ": " + target.name();
        problems.add(Diagnostic.error(where, e.error().text(), Remedies.of(target, e.error())));
      }
    }
    if (!problems.isEmpty()) {
      throw new FleetException(
          "not all targets could be told; those that were: "
              + (said.isEmpty() ? "none" : String.join("; ", said)),
          problems);
    }
    return said;
  }
}
