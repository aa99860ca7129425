package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import java.util.ArrayList;
import java.util.List;

/** Puts the steps on one machine in order: removals, then what others wait for, then the rest. */
final class MachineSteps {

  private MachineSteps() {}

  static List<Work.MachineStep> of(List<ExtensionDecision> decisions) {
    List<Work.MachineStep> steps = new ArrayList<>();
    decisions.stream()
        .filter(d -> d.removes() || d.replaces())
        .forEach(d -> steps.add(new Work.MachineStep.Delete(d.name())));
    List<ExtensionStep> waiting =
        new ArrayList<>(decisions.stream().flatMap(d -> d.step().stream()).toList());
    while (!waiting.isEmpty()) {
      // In a circle, which is refused elsewhere, none is free: the order of the pom will do.
      ExtensionStep next =
          waiting.stream().filter(s -> isFree(s, waiting)).findFirst().orElse(waiting.get(0));
      waiting.remove(next);
      steps.add(new Work.MachineStep.Put(next));
    }
    return steps;
  }

  private static boolean isFree(ExtensionStep step, List<ExtensionStep> waiting) {
    List<String> firsts = new ObservedExtension(step.name(), step.properties()).provisionAfter();
    return waiting.stream()
        .filter(other -> !other.equals(step))
        .noneMatch(other -> firsts.stream().anyMatch(other.name()::equalsIgnoreCase));
  }
}
