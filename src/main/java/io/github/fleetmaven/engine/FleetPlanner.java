package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.PlanOptions;
import io.github.fleetmaven.plan.Planner;
import io.github.fleetmaven.plan.ProtectedDigest;
import io.github.fleetmaven.plan.TargetPlan;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Plans a whole fleet: its targets are read and planned in parallel. A target that can't be read
 * fails the plan, with all others that can't be read, for a plan is whole or isn't one.
 */
public final class FleetPlanner {

  private static final int TARGETS_AT_ONCE = 8;

  private final Observer observer;
  private final RollingUpgradeGuard guard;
  private final Planner planner;
  private final Function<ObservedTarget, ProtectedDigest> digests;
  private final ContentReading content;

  /**
   * Makes a planner.
   *
   * @param digests makes the digests of protected settings
   */
  public FleetPlanner(Cloud cloud, Planner planner, ProtectedDigest digests) {
    this(cloud, EcsReading.NONE, planner, observed -> digests, ContentReading.NONE);
  }

  /**
   * Makes a planner.
   *
   * @param ecs how ECS groups are read
   * @param digests makes the digests of protected settings, for what was observed of a target
   * @param content what is known of content beside the digests of the files
   */
  public FleetPlanner(
      Cloud cloud,
      EcsReading ecs,
      Planner planner,
      Function<ObservedTarget, ProtectedDigest> digests,
      ContentReading content) {
    this.observer = new Observer(cloud, ecs);
    this.guard = new RollingUpgradeGuard(cloud);
    this.planner = planner;
    this.digests = digests;
    this.content = content;
  }

  /**
   * Plans.
   *
   * @param cloudName what the plan calls the cloud
   * @param options what the user says about each target
   * @throws FleetException when a target can't be read
   */
  public Plan plan(
      PackagedFleet fleet,
      Function<DesiredTarget, PlanOptions> options,
      String cloudName,
      Instant createdAt) {
    List<Planned> planned =
        new Parallel("fleet-plan", TARGETS_AT_ONCE)
            .map(fleet.fleet().targets(), t -> plan(t, fleet, options.apply(t), createdAt));
    List<Diagnostic> problems = planned.stream().flatMap(p -> p.problems().stream()).toList();
    if (!problems.isEmpty()) {
      throw new FleetException("the fleet could not be planned; nothing was changed", problems);
    }
    return new Plan(
        cloudName, createdAt, planned.stream().flatMap(p -> p.plan().stream()).toList());
  }

  private Planned plan(
      DesiredTarget target, PackagedFleet fleet, PlanOptions options, Instant now) {
    try {
      ObservedTarget observed = observer.observe(target);
      ProtectedDigest digest = digests.apply(observed);
      TargetPlan plan =
          content.plan(target, fleet, now, c -> planner.plan(target, c, observed, digest, options));
      TargetPlan checked =
          WrapperCheck.check(BudgetNotice.check(guard.check(plan), target, observed));
      return Planned.of(CallForecast.add(checked, target));
    } catch (CloudException e) {
      String where = target.declaredAt() + ": " + target.name();
      return Planned.not(Diagnostic.error(where, e.error().text(), Remedies.of(target, e.error())));
    }
  }

  /** A plan, or why there is none. */
  private record Planned(List<TargetPlan> plan, List<Diagnostic> problems) {
    static Planned of(TargetPlan plan) {
      return new Planned(List.of(plan), List.of());
    }

    static Planned not(Diagnostic problem) {
      return new Planned(List.of(), List.of(problem));
    }
  }
}
