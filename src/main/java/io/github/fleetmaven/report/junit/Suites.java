package io.github.fleetmaven.report.junit;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import io.github.fleetmaven.report.EcsCase;
import io.github.fleetmaven.report.Words;
import io.github.fleetmaven.report.junit.Suite.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes suites of plans and of how they ended. Pure. */
final class Suites {

  /** What no instance can be called. */
  private static final String WHOLE_TARGET = "(target)";

  private Suites() {}

  /**
   * Returns the suite of a target: a case for the target as a whole, and one for each instance.
   *
   * @param started when the run began
   * @param took how long an instance took, by its id
   */
  static Suite of(
      TargetPlan plan, TargetOutcome outcome, Instant started, Function<String, Duration> took) {
    Map<String, String> toDo =
        plan.instances().stream()
            .collect(Collectors.toMap(InstancePlan::id, i -> String.join("\n", i.differences())));
    List<Case> cases = new ArrayList<>();
    cases.add(new Case(WHOLE_TARGET, outcome.took(), Verdicts.of(outcome), ""));
    for (InstanceOutcome instance : outcome.instances()) {
      String id = instance.id();
      String was = instance.touched() ? toDo.getOrDefault(id, "") : "";
      String is = instance.state() == InstanceOutcome.State.CURRENT ? instance.detail() : "";
      cases.add(new Case(id, took.apply(id), Verdicts.of(instance), (was + "\n" + is).strip()));
    }
    return new Suite(plan.name(), started, outcome.took(), cases, changes(plan));
  }

  private static String changes(TargetPlan plan) {
    if (plan.changes().isEmpty()) {
      return "no change of the definition";
    }
    if (plan.work() instanceof Work.EcsWork work) {
      return EcsCase.of(plan, work).stream().map(EcsCase::text).collect(Collectors.joining("\n"));
    }
    return plan.changes().stream()
        .map(
            c ->
                "%s  %s: %s; effect: %s on %s"
                    .formatted(
                        c.path(),
                        c.action().word(),
                        c.reason(),
                        c.effect().word(),
                        Words.count(c.instances(), "instance")))
        .collect(Collectors.joining("\n"));
  }
}
