package io.github.fleetmaven.plan;

import io.github.fleetmaven.catalog.Catalog;
import io.github.fleetmaven.catalog.FailureText;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.Permission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes plans: what a pom asks for and what a cloud shows go in, all that a run will do comes out.
 * Immutable; a plan depends on what is given, and on nothing else.
 */
public final class Planner {

  private final ExtensionResolver resolver;
  private final FailureText failures;

  /** Returns a planner that knows what the catalogue knows. */
  public Planner(Catalog catalog) {
    this.resolver = new ExtensionResolver(catalog);
    this.failures = new FailureText(catalog);
  }

  /**
   * Plans one target. What stands against carrying it out is in the plan's diagnostics.
   *
   * @param content what is known of the files of its extensions
   * @param digests for the protected settings; asked only where some are declared
   * @throws IllegalArgumentException when what was observed is of another kind than what is desired
   */
  public TargetPlan plan(
      DesiredTarget desired,
      TargetContent content,
      ObservedTarget observed,
      ProtectedDigest digests,
      PlanOptions options) {
    TargetPlan plan = planOf(desired, content, observed, digests, options);
    boolean azure =
        plan.work() instanceof Work.ScaleSetWork work && work.driver() instanceof Driver.Azure;
    return options.detach() && !azure ? plan.with(notDetachable(desired)) : plan;
  }

  /**
   * Plans one target whose files travel inside its extensions.
   *
   * @param content the digests of an extension's files, by its name; {@link ContentDigest#NONE}
   *     where it has none
   * @param digests for the protected settings; asked only where some are declared
   * @throws IllegalArgumentException when what was observed is of another kind than what is desired
   */
  public TargetPlan plan(
      DesiredTarget desired,
      Function<String, ContentDigest> content,
      ObservedTarget observed,
      ProtectedDigest digests,
      PlanOptions options) {
    return plan(desired, TargetContent.inline(content), observed, digests, options);
  }

  /** A rollout of a set is never given less time than the set gives its own extensions. */
  static SasTerms sasTerms(DesiredTarget desired, ObservedTarget observed, TargetContent content) {
    Duration longest = desired.rollout().operationTimeout();
    if (observed instanceof ObservedTarget.ScaleSet set
        && set.model().extensionsTimeBudget().compareTo(longest) > 0) {
      longest = set.model().extensionsTimeBudget();
    }
    return new SasTerms(content.now(), longest, content.reviewed());
  }

  private static Diagnostic notDetachable(DesiredTarget desired) {
    return Diagnostic.error(
        desired.declaredAt() + ": " + desired.name(),
        "only a rollout that Azure drives can be left (fleet.detach), and this plugin drives this"
            + " one itself",
        desired instanceof DesiredTarget.ScaleSet
            ? "leave fleet.detach out, or let Azure drive: <strategy>azure</strategy>"
            : "leave fleet.detach out, or name other targets by fleet.targets");
  }

  private static boolean isMachines(DesiredTarget desired) {
    return desired instanceof DesiredTarget.Machine
        || desired instanceof DesiredTarget.MachineGroup;
  }

  private TargetPlan planOf(
      DesiredTarget desired,
      TargetContent content,
      ObservedTarget observed,
      ProtectedDigest digests,
      PlanOptions options) {
    ExtensionPlanner extensions =
        new ExtensionPlanner(
            resolver,
            failures,
            content,
            new SasRules(sasTerms(desired, observed, content), observed),
            new Hashes(digests, desired.name()),
            options.reapply());
    Set<Permission> allow = EnumSet.noneOf(Permission.class);
    allow.addAll(desired.allow());
    allow.addAll(options.allow());
    if (desired instanceof DesiredTarget.ScaleSet set
        && observed instanceof ObservedTarget.ScaleSet shown) {
      return RollbackNotice.check(
          new ScaleSetPlanner(set, shown, extensions, allow, options.detach()).plan(), desired);
    }
    if (isMachines(desired) && observed instanceof ObservedTarget.Machines shown) {
      return RollbackNotice.check(
          MachinesPlanner.plan(desired, shown.machines(), extensions, allow), desired);
    }
    if (desired instanceof DesiredTarget.EcsGroup group
        && observed instanceof ObservedTarget.Ecs shown) {
      return new EcsPlanner(group, shown, allow).plan();
    }
    throw new IllegalArgumentException(desired.name() + " was observed as something else");
  }
}
