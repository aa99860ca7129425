package io.github.fleetmaven.engine;

import io.github.fleetmaven.content.DownloadedFiles;
import io.github.fleetmaven.content.DownloadedScript;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.plan.Delivery;
import io.github.fleetmaven.plan.ExtensionStep;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses in the plan what couldn't be rendered later: a command with too many files. */
final class WrapperCheck {

  private WrapperCheck() {}

  static TargetPlan check(TargetPlan plan) {
    List<Diagnostic> problems =
        steps(plan.work()).flatMap(step -> problem(plan, step).stream()).distinct().toList();
    TargetPlan checked = plan;
    for (Diagnostic problem : problems) {
      checked = checked.with(problem);
    }
    return checked;
  }

  private static Stream<ExtensionStep> steps(Work work) {
    if (work instanceof Work.ScaleSetWork set) {
      return set.write().flatMap(Work.ModelWrite::extensions).stream().flatMap(List::stream);
    }
    return work instanceof Work.MachinesWork machines
        ? machines.machines().stream()
            .flatMap(m -> m.steps().stream())
            .filter(Work.MachineStep.Put.class::isInstance)
            .map(step -> ((Work.MachineStep.Put) step).step())
        : Stream.empty();
  }

  private static Optional<Diagnostic> problem(TargetPlan plan, ExtensionStep step) {
    String where = plan.declaredAt() + ": " + plan.name() + "/" + step.name();
    return step.delivery()
        .filter(Delivery.Downloaded.class::isInstance)
        .map(Delivery.Downloaded.class::cast)
        .flatMap(d -> d.wrapped().flatMap(c -> DownloadedScript.problem(where, files(d), c)));
  }

  static DownloadedFiles files(Delivery.Downloaded d) {
    return new DownloadedFiles(d.place(), d.content(), d.os(), d.verified());
  }
}
