package io.github.fleetmaven.wiring;

import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Change;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.TargetPlan;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Clears what a plan shows of secrets: a cloud may show in the clear what a pom has made a secret
 * since. What is carried out stays as it is. Pure.
 */
final class MaskedPlan {

  private final UnaryOperator<String> mask;

  private MaskedPlan(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  static Plan of(Plan plan, UnaryOperator<String> mask) {
    MaskedPlan masked = new MaskedPlan(mask);
    return new Plan(
        plan.cloud(),
        plan.createdAt(),
        plan.targets().stream().map(masked::target).toList(),
        plan.content());
  }

  private TargetPlan target(TargetPlan t) {
    return new TargetPlan(
        t.id(),
        t.kind(),
        t.name(),
        t.declaredAt(),
        t.fingerprint(),
        t.rollout(),
        t.changes().stream().map(this::change).toList(),
        t.instances().stream().map(this::instance).toList(),
        t.diagnostics().stream().map(d -> d.with(mask)).toList(),
        t.work(),
        t.calls(),
        t.needs());
  }

  private Change change(Change c) {
    return new Change(
        c.path(),
        c.action(),
        c.before().map(this::value),
        c.after().map(this::value),
        mask.apply(c.reason()),
        c.effect(),
        c.instances());
  }

  private InstancePlan instance(InstancePlan i) {
    List<String> differences = i.differences().stream().map(mask).toList();
    return new InstancePlan(i.id(), i.effect(), differences, i.selected());
  }

  private Value value(Value value) {
    return MaskedValue.of(value, mask);
  }
}
