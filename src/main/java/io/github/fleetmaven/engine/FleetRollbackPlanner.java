package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.plan.Before;
import io.github.fleetmaven.plan.BeforeTarget;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.ProtectedDigest;
import io.github.fleetmaven.plan.RollbackPlanner;
import io.github.fleetmaven.plan.TargetPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Plans how a whole fleet becomes what it was before: by what was written down then, else by the
 * tag on a scale set. Its targets are read and planned in parallel.
 */
public final class FleetRollbackPlanner {

  private static final int TARGETS_AT_ONCE = 8;
  private static final String UNKNOWN =
      "nothing is known of what was there before: neither a before.json nor a tag fleet-before"
          + " says it";
  private static final String UNKNOWN_REMEDY =
      "name the file with -Dfleet.before, or run fleet:apply from the older pom";
  private static final String NO_WAY_BACK =
      "a virtio driver is never put back; the snapshots that were taken before hold what was there";

  private final Cloud cloud;
  private final Observer observer;
  private final RollingUpgradeGuard guard;
  private final RollbackPlanner planner;
  private final Optional<ProtectedDigest> digests;
  private final ContentReading content;

  /**
   * Makes a planner.
   *
   * @param digests makes the digests of protected settings; empty when the secrets can't be read,
   *     so that none are taken from the pom
   * @param content what is known of content beside the digests of the files
   */
  public FleetRollbackPlanner(
      Cloud cloud,
      RollbackPlanner planner,
      Optional<ProtectedDigest> digests,
      ContentReading content) {
    this.cloud = cloud;
    this.observer = new Observer(cloud, EcsReading.NONE);
    this.guard = new RollingUpgradeGuard(cloud);
    this.planner = planner;
    this.digests = digests;
    this.content = content;
  }

  /**
   * Plans.
   *
   * @param before what was written down
   * @param allowed what is allowed for a target
   * @throws FleetException when a target can't be read, or of none is known what it was
   */
  public Plan plan(
      PackagedFleet fleet,
      Before before,
      Function<DesiredTarget, Set<Permission>> allowed,
      Instant createdAt) {
    List<Planned> planned =
        new Parallel("fleet-rollback", TARGETS_AT_ONCE)
            .map(fleet.fleet().targets(), t -> plan(t, fleet, before, allowed.apply(t), createdAt));
    List<Diagnostic> problems = planned.stream().flatMap(p -> p.problem().stream()).toList();
    List<TargetPlan> plans = planned.stream().flatMap(p -> p.plan().stream()).toList();
    boolean unreadable = planned.stream().anyMatch(p -> p.plan().isEmpty() && !p.isUnknown());
    if (unreadable || plans.isEmpty()) {
      throw new FleetException("nothing was rolled back, and nothing was changed", problems);
    }
    return new Plan(before.cloud(), createdAt, plans);
  }

  private Planned plan(
      DesiredTarget target,
      PackagedFleet fleet,
      Before before,
      Set<Permission> allow,
      Instant now) {
    String where = target.declaredAt() + ": " + target.name();
    if (target instanceof DesiredTarget.EcsGroup) {
      return Planned.unknown(where, NO_WAY_BACK, "leave it out by fleet.targets");
    }
    try {
      Optional<BeforeTarget> written = before.target(target);
      Optional<BeforeTarget> known = written.or(() -> ofTag(target));
      if (known.isEmpty()) {
        return Planned.unknown(where, UNKNOWN, UNKNOWN_REMEDY);
      }
      ObservedTarget observed = observer.observe(target);
      TargetPlan plan =
          guard.check(
              digests
                  .map(
                      d ->
                          content.plan(
                              target,
                              fleet,
                              now,
                              c -> planner.plan(target, c, observed, known.get(), d, allow)))
                  .orElseGet(() -> RollbackPlanner.plan(target, observed, known.get(), allow)));
      TargetPlan checked = WrapperCheck.check(plan);
      return Planned.of(written.isPresent() ? checked : checked.with(byTag(where)));
    } catch (CloudException e) {
      return Planned.not(Diagnostic.error(where, e.error().text(), Remedies.of(target, e.error())));
    }
  }

  private Optional<BeforeTarget> ofTag(DesiredTarget target) {
    return target instanceof DesiredTarget.ScaleSet set
        ? BeforeTarget.ofTag(cloud.readScaleSet(set.id()), set.name())
        : Optional.empty();
  }

  private static Diagnostic byTag(String where) {
    return Diagnostic.warning(
        where,
        "there is no before.json for it; what was there before is taken from its tag fleet-before,"
            + " which has the image, and of extensions their digests",
        "");
  }

  /** A plan, or why there is none. */
  private record Planned(
      Optional<TargetPlan> plan, Optional<Diagnostic> problem, boolean isUnknown) {
    static Planned of(TargetPlan plan) {
      return new Planned(Optional.of(plan), Optional.empty(), false);
    }

    static Planned not(Diagnostic problem) {
      return new Planned(Optional.empty(), Optional.of(problem), false);
    }

    static Planned unknown(String where, String summary, String remedy) {
      return new Planned(
          Optional.empty(), Optional.of(Diagnostic.error(where, summary, remedy)), true);
    }
  }
}
