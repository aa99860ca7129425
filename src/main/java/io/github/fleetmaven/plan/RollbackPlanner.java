package io.github.fleetmaven.plan;

import io.github.fleetmaven.catalog.Catalog;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Permission;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Plans rollbacks: what was there before and what a cloud shows go in, and how the target becomes
 * what it was comes out. What can't be put back is left, and said in the plan's diagnostics.
 * Immutable.
 */
public final class RollbackPlanner {

  private final ExtensionResolver resolver;

  /** Returns a planner that knows what the catalogue knows. */
  public RollbackPlanner(Catalog catalog) {
    this.resolver = new ExtensionResolver(catalog);
  }

  /**
   * Plans a rollback that takes protected settings from the pom, where the pom is the one that they
   * came from.
   *
   * @param content what is known of the files of its extensions
   * @param digests for the protected settings
   * @throws IllegalArgumentException when what was observed is of another kind than what was there
   */
  public TargetPlan plan(
      DesiredTarget desired,
      TargetContent content,
      ObservedTarget observed,
      BeforeTarget before,
      ProtectedDigest digests,
      Set<Permission> allow) {
    Hashes hashes = new Hashes(digests, desired.name());
    SasTerms sas = Planner.sasTerms(desired, observed, content);
    return plan(
        desired,
        observed,
        before,
        os -> new DeclaredEarlier(desired, resolver, content, sas, hashes, os),
        allow);
  }

  /** Plans a rollback that can put back what a cloud shows, and nothing else. */
  public static TargetPlan plan(
      DesiredTarget desired, ObservedTarget observed, BeforeTarget before, Set<Permission> allow) {
    return plan(desired, observed, before, os -> OlderPom.NONE, allow);
  }

  private static TargetPlan plan(
      DesiredTarget desired,
      ObservedTarget observed,
      BeforeTarget before,
      Function<Optional<OsType>, OlderPom> pom,
      Set<Permission> allow) {
    if (observed instanceof ObservedTarget.ScaleSet set) {
      BeforeResource resource =
          before
              .resource(set.model().id().path())
              .orElseThrow(
                  () -> new IllegalArgumentException("nothing is known of " + desired.name()));
      OlderPom source = pom.apply(set.model().os());
      return new ScaleSetRollback(desired, set, resource, source, allow).plan();
    }
    Function<ObservedMachine, OlderPom> source = machine -> pom.apply(machine.os());
    return new MachinesRollback(desired, before, source, allow)
        .plan(((ObservedTarget.Machines) observed).machines());
  }
}
