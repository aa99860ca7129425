package io.github.fleetmaven.plan.file;

import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Calls;
import io.github.fleetmaven.plan.Change;
import io.github.fleetmaven.plan.Effect;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.PlannedContent;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a plan into the members of its file, always in the same order. */
final class PlanJson {

  static final int FORMAT = 1;

  private PlanJson() {}

  static Value.Obj of(Plan plan) {
    Value.Obj document =
        Value.Obj.EMPTY
            .with("formatVersion", Value.of(FORMAT))
            .with("cloud", Value.of(plan.cloud()))
            .with("createdAt", Value.of(plan.createdAt().toString()))
            .with("targets", new Value.Arr(targets(plan)));
    return plan.content().isEmpty()
        ? document
        : document.with(
            "content",
            new Value.Arr(plan.content().stream().<Value>map(PlanJson::content).toList()));
  }

  static List<Value> targets(Plan plan) {
    return plan.targets().stream().<Value>map(PlanJson::target).toList();
  }

  private static Value.Obj target(TargetPlan target) {
    return Value.Obj.EMPTY
        .with("id", Value.of(target.id()))
        .with("kind", Value.of(target.kind().word()))
        .with("name", Value.of(target.name()))
        .with("fingerprint", Value.of(target.fingerprint()))
        .with("rollout", target.rollout())
        .with("calls", calls(target))
        .with(
            "changes",
            new Value.Arr(target.changes().stream().<Value>map(PlanJson::change).toList()))
        .with("instances", instances(target));
  }

  private static Value.Obj content(PlannedContent content) {
    return Value.Obj.EMPTY
        .with("name", Value.of(content.name()))
        .with("size", Value.of(content.size()))
        .with("state", Value.of(content.present() ? "present" : "upload"));
  }

  private static Value.Obj calls(TargetPlan target) {
    Calls calls = target.calls();
    if (target.kind() == TargetPlan.Kind.ECS_GROUP) {
      return Value.Obj.EMPTY
          .with("commands", Value.of(calls.commands()))
          .with("snapshots", Value.of(calls.snapshots()))
          .with("restarts", Value.of(calls.restarts()));
    }
    return Value.Obj.EMPTY
        .with("modelWrites", Value.of(calls.modelWrites()))
        .with("manualUpgrades", Value.of(calls.manualUpgrades()))
        .with("extensionWrites", Value.of(calls.extensionWrites()))
        .with("instanceLists", Value.of(calls.instanceLists()));
  }

  private static Value.Obj change(Change change) {
    return Value.Obj.EMPTY
        .with("path", Value.of(change.path()))
        .with("action", Value.of(change.action().word()))
        .with("before", orNull(change.before()))
        .with("after", orNull(change.after()))
        .with("reason", Value.of(change.reason()))
        .with("effect", Value.of(change.effect().word()))
        .with("instances", Value.of(change.instances()));
  }

  private static Value.Obj instances(TargetPlan target) {
    List<InstancePlan> instances = target.instances();
    Value.Obj byEffect = Value.Obj.EMPTY;
    for (Effect effect : Effect.values()) {
      long count = instances.stream().filter(i -> i.effect() == effect).count();
      byEffect = byEffect.with(effect.word(), Value.of(count));
    }
    Value.Obj counts =
        Value.Obj.EMPTY.with("total", Value.of(instances.size())).with("byEffect", byEffect);
    return target.work() instanceof Work.EcsWork work
        ? counts.with("skipped", skipped(work, instances))
        : counts;
  }

  private static Value skipped(Work.EcsWork work, List<InstancePlan> instances) {
    Set<String> ids =
        work.with(Work.EcsStep.Skip.class).stream()
            .map(Work.EcsInstanceWork::id)
            .collect(Collectors.toSet());
    return new Value.Arr(
        instances.stream()
            .filter(i -> ids.contains(i.id()))
            .<Value>map(
                i ->
                    Value.Obj.EMPTY
                        .with("id", Value.of(i.id()))
                        .with("why", Value.ofTexts(i.differences())))
            .toList());
  }

  private static Value orNull(Optional<Value> value) {
    return value.orElse(Value.NULL);
  }
}
