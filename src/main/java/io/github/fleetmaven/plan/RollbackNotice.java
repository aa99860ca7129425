package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.RolloutPolicy.OnFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Foresees what {@code onFailure rollback} could not put back, while the rollout hasn't begun.
 * Pure.
 */
final class RollbackNotice {

  private RollbackNotice() {}

  static TargetPlan check(TargetPlan plan, DesiredTarget desired) {
    if (desired.rollout().onFailure() != OnFailure.ROLLBACK) {
      return plan;
    }
    Diagnostics notes = new Diagnostics();
    LeftBehind.foreseen(left(plan), plan.declaredAt() + ": " + plan.name(), notes);
    TargetPlan noted = plan;
    for (Diagnostic note : notes.all()) {
      noted = noted.with(note);
    }
    return noted;
  }

  private static Map<String, String> left(TargetPlan plan) {
    Map<String, String> left = new LinkedHashMap<>();
    for (BeforeResource resource : BeforeTarget.of(plan).resources()) {
      ResourceRollback back =
          ResourceRollback.of(
              resource,
              resource.image().reference(),
              after(plan.work(), resource),
              new Restorer(OlderPom.NONE, List.of()));
      back.left().forEach(left::putIfAbsent);
    }
    return left;
  }

  private static List<ObservedExtension> after(Work work, BeforeResource resource) {
    if (work instanceof Work.ScaleSetWork set) {
      return set.model().extensions();
    }
    return work instanceof Work.MachinesWork machines
        ? machines.machines().stream()
            .filter(m -> m.observed().id().path().equals(resource.id()))
            .findFirst()
            .map(m -> m.model().extensions())
            .orElse(List.of())
        : List.of();
  }
}
