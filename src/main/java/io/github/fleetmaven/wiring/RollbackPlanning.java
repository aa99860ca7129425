package io.github.fleetmaven.wiring;

import io.github.fleetmaven.catalog.Catalog;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.ContentReading;
import io.github.fleetmaven.engine.FleetRollbackPlanner;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.InstanceSelection;
import io.github.fleetmaven.model.RolloutPolicy.OnFailure;
import io.github.fleetmaven.plan.Before;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.ProtectedDigest;
import io.github.fleetmaven.plan.RollbackPlanner;
import io.github.fleetmaven.plan.file.BeforeFile;
import io.github.fleetmaven.secret.SecretDigester;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the plan of a rollback that a user asks for. For one thread. */
record RollbackPlanning(Planning planning) {

  /** A fleet on its way back doesn't turn round once more, and all of it goes. */
  static DesiredFleet backwards(DesiredFleet fleet) {
    return fleet.withTargets(
        fleet.targets().stream()
            .map(
                t ->
                    t.withRollout(
                        t.rollout()
                            .withOnFailure(OnFailure.STOP)
                            .withInstances(InstanceSelection.ALL)))
            .toList());
  }

  /** Whether the secrets of the pom can be read; a rollback goes on without them. */
  boolean canRead(Console console) {
    try {
      planning.secrets().checkAll(planning.fleet());
      return true;
    } catch (FleetException e) {
      console.warn(String.valueOf(e.getMessage()));
      console.warn("no protected settings are taken from the pom, since not all can be read here");
      return false;
    }
  }

  Plan plan(Path file, PackagedFleet packaged, boolean secrets) {
    Optional<ProtectedDigest> digests =
        secrets
            ? Optional.of(new PlanDigests(new SecretDigester(planning.secrets()), Map.of()))
            : Optional.empty();
    Plan plan =
        new FleetRollbackPlanner(
                planning.cloud(),
                new RollbackPlanner(Catalog.load()),
                digests,
                new ContentReading(planning.store(), Map.of()))
            .plan(
                packaged,
                before(file),
                target -> planning.choices().options(target).allow(),
                planning.wall().now());
    return MaskedPlan.of(planning.checked(plan), planning.masker());
  }

  /**
   * Refuses a way back on which nothing can be put back: who asked for it must not take that for
   * done.
   */
  static void refuseNothing(Plan plan) {
    List<Diagnostic> left = plan.targets().stream().flatMap(t -> t.diagnostics().stream()).toList();
    if (plan.isEmpty() && !left.isEmpty()) {
      throw new FleetException(
          "nothing was rolled back, for nothing of it can be put back from here",
          left.stream()
              .map(
                  d ->
                      Diagnostic.error(
                          d.where(), d.summary(), "run fleet:rollback from the older pom"))
              .toList());
    }
  }

  private Before before(Path file) {
    String cloud = planning.settings().cloud().word();
    if (!BeforeFile.exists(file)) {
      return Before.none(cloud);
    }
    Before before = BeforeFile.read(file);
    if (!before.cloud().equals(cloud)) {
      throw new FleetException(
          "nothing was rolled back, and nothing was changed",
          List.of(
              Diagnostic.error(
                  file.toString(),
                  "it tells of the cloud " + before.cloud() + ", and this run works on " + cloud,
                  "name another file with -Dfleet.before, or move this one away")));
    }
    return before;
  }
}
