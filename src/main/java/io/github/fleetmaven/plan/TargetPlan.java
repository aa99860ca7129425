package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plan of one target.
 *
 * @param id the resource id; for a group its subscription or region, where it looks and its label
 * @param name the name or label by which the user knows it
 * @param declaredAt where the pom declares it
 * @param fingerprint a hash of the parts that the plan read
 * @param rollout how instances are brought to it, and what is allowed: part of what is reviewed
 * @param changes what changes, in the order of the pom
 * @param instances what that means for each instance
 * @param diagnostics what stops the run after the plan, and what the user should know
 * @param work what carrying it out takes
 * @param calls how many calls it takes of those that the cloud allows few of
 * @param needs what has to be in the place for content
 */
public record TargetPlan(
    String id,
    Kind kind,
    String name,
    String declaredAt,
    String fingerprint,
    Value.Obj rollout,
    List<Change> changes,
    List<InstancePlan> instances,
    List<Diagnostic> diagnostics,
    Work work,
    Calls calls,
    List<ContentNeed> needs) {

  public TargetPlan {
    needs = List.copyOf(needs);
    changes = List.copyOf(changes);
    instances = List.copyOf(instances);
    diagnostics = List.copyOf(diagnostics);
  }

  /** A plan of which nobody has foreseen the calls. */
  public TargetPlan(
      String id,
      Kind kind,
      String name,
      String declaredAt,
      String fingerprint,
      Value.Obj rollout,
      List<Change> changes,
      List<InstancePlan> instances,
      List<Diagnostic> diagnostics,
      Work work) {
    this(
        id,
        kind,
        name,
        declaredAt,
        fingerprint,
        rollout,
        changes,
        instances,
        diagnostics,
        work,
        Calls.NONE,
        List.of());
  }

  /** Returns a copy with the calls that were foreseen. */
  public TargetPlan with(Calls foreseen) {
    return new TargetPlan(
        id,
        kind,
        name,
        declaredAt,
        fingerprint,
        rollout,
        changes,
        instances,
        diagnostics,
        work,
        foreseen,
        needs);
  }

  /** Returns a copy with what has to be in the place for content. */
  TargetPlan with(List<ContentNeed> needed) {
    return new TargetPlan(
        id,
        kind,
        name,
        declaredAt,
        fingerprint,
        rollout,
        changes,
        instances,
        diagnostics,
        work,
        calls,
        needed);
  }

  /** Returns a copy with one more diagnostic. */
  public TargetPlan with(Diagnostic diagnostic) {
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    all.add(diagnostic);
    return new TargetPlan(
        id,
        kind,
        name,
        declaredAt,
        fingerprint,
        rollout,
        changes,
        instances,
        all,
        work,
        calls,
        needs);
  }

  /** Returns what is allowed for the target, by the pom and on the command line. */
  public Set<Permission> allowed() {
    return RolloutTerms.allowed(rollout);
  }

  /** Tells whether nothing changes: neither the target's definition nor any instance. */
  public boolean isEmpty() {
    return changes.isEmpty() && instances.stream().noneMatch(InstancePlan::isToDo);
  }

  /** Returns the instances that the rollout is to touch. */
  public List<InstancePlan> touched() {
    if (work instanceof Work.EcsWork ecs) {
      Set<String> ids =
          Stream.concat(
                  ecs.with(Work.EcsStep.Update.class).stream(),
                  ecs.with(Work.EcsStep.RestartOnly.class).stream())
              .map(Work.EcsInstanceWork::id)
              .collect(Collectors.toSet());
      return instances.stream().filter(i -> ids.contains(i.id())).toList();
    }
    return instances.stream().filter(InstancePlan::isToDo).toList();
  }

  /** Tells whether something stops the run after the plan. */
  public boolean isRefused() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
  }

  /** What a target is. */
  public enum Kind {
    SCALE_SET("scaleSet"),
    VIRTUAL_MACHINE("virtualMachine"),
    MACHINE_GROUP("virtualMachineGroup"),
    ECS_GROUP("ecsGroup");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Returns the word as plans write it. */
    public String word() {
      return word;
    }

    /** Reads the word of a plan file. */
    public static Kind of(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no kind of target: " + word.toLowerCase(Locale.ROOT));
    }
  }
}
