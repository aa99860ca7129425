package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.Permission;
import java.util.List;
import java.util.Set;

/** Plans a group of ECS instances: what becomes of each one's virtio driver. Made for one plan. */
final class EcsPlanner {

  private final DesiredTarget.EcsGroup desired;
  private final ObservedTarget.Ecs observed;
  private final Set<Permission> allow;
  private final EcsInstancePlanner instances;

  EcsPlanner(DesiredTarget.EcsGroup desired, ObservedTarget.Ecs observed, Set<Permission> allow) {
    this.desired = desired;
    this.observed = observed;
    this.allow = allow;
    this.instances = new EcsInstancePlanner(desired);
  }

  /** Returns the id of a group, in the form of the vendor's names of resources. */
  static String id(DesiredTarget.EcsGroup group) {
    return "acs:ecs:" + group.regionId() + ":*:group/" + group.name();
  }

  TargetPlan plan() {
    List<EcsMember> members = observed.members();
    Work.EcsWork work = new Work.EcsWork(desired, members.stream().map(instances::work).toList());
    Diagnostics diagnostics = new Diagnostics();
    new EcsNotes(work, observed.missing(), diagnostics).add();
    return new TargetPlan(
        id(desired),
        TargetPlan.Kind.ECS_GROUP,
        desired.name(),
        desired.declaredAt(),
        Fingerprints.of(desired.regionId(), members),
        RolloutTerms.of(desired.rollout(), allow)
            .with("virtioDriver", DriverWords.terms(desired.driver())),
        work.instances().stream().flatMap(i -> instances.change(i).stream()).toList(),
        work.instances().stream().map(Work.EcsInstanceWork::plan).toList(),
        diagnostics.all(),
        work);
  }
}
