package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.Permission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans how a scale set becomes what it was. Made for one plan. */
final class ScaleSetRollback {

  private final DesiredTarget desired;
  private final ObservedScaleSet set;
  private final List<ObservedInstance> instances;
  private final Set<Permission> allow;
  private final ResourceRollback back;
  private final Driver driver;
  private final Diagnostics diagnostics = new Diagnostics();
  private final String where;

  ScaleSetRollback(
      DesiredTarget desired,
      ObservedTarget.ScaleSet observed,
      BeforeResource before,
      OlderPom pom,
      Set<Permission> allow) {
    this.desired = desired;
    this.set = observed.model();
    this.instances = observed.instances();
    this.allow = allow;
    this.driver = Driver.of(desired.rollout(), observed, false);
    this.where = desired.declaredAt() + ": " + desired.name();
    this.back =
        ResourceRollback.of(
            before,
            ImageDecision.shown(set),
            set.extensions(),
            new Restorer(pom, observed.instances()));
  }

  TargetPlan plan() {
    Map<String, List<Difference>> differences = differences();
    List<InstancePlan> plans =
        instances.stream()
            .map(i -> InstanceComparison.plan(i, differences.getOrDefault(i.id(), List.of())))
            .toList();
    List<Change> changes = changes(differences);
    check(changes, differences);
    LeftBehind.told(back.left(), where, diagnostics);
    return new TargetPlan(
            set.id().path(),
            TargetPlan.Kind.SCALE_SET,
            desired.name(),
            desired.declaredAt(),
            Fingerprints.of(set),
            RolloutTerms.of(desired.rollout(), allow),
            changes,
            plans,
            diagnostics.all(),
            new Work.ScaleSetWork(set, instances, write(), back.model(set.size()), plans, driver))
        .with(back.needs(set.id()));
  }

  /**
   * Of each instance that isn't as it was what bringing it to the model does. Where nothing but
   * what is left differs, the instance was never reached: bringing it to the model would bring that
   * forward.
   */
  private Map<String, List<Difference>> differences() {
    TargetModel now = new TargetModel(ImageDecision.shown(set), set.size(), set.extensions());
    Map<String, List<Difference>> differences = new LinkedHashMap<>();
    for (ObservedInstance instance : instances) {
      List<Difference> all = InstanceComparison.differences(now, back.model(set.size()), instance);
      if (all.stream().anyMatch(back::isPutBack)) {
        differences.put(instance.id(), all);
      }
    }
    return differences;
  }

  private Optional<Work.ModelWrite> write() {
    Optional<List<ExtensionStep>> steps = back.steps();
    return steps.isEmpty() && !back.image().changes()
        ? Optional.empty()
        : Optional.of(
            new Work.ModelWrite(
                steps,
                back.image().reference(),
                back.image().unmanagedUri(),
                Optional.empty(),
                Map.of()));
  }

  private List<Change> changes(Map<String, List<Difference>> differences) {
    List<Change> changes = new ArrayList<>();
    back.image().change(touched(Difference.IMAGE, differences)).ifPresent(changes::add);
    for (ExtensionDecision d : back.decisions()) {
      d.change("", touched(Difference.extension(d.name()), differences)).ifPresent(changes::add);
    }
    return changes;
  }

  private static int touched(String subject, Map<String, List<Difference>> differences) {
    return (int)
        differences.values().stream()
            .filter(list -> list.stream().anyMatch(d -> d.isAbout(subject)))
            .count();
  }

  /** What is put back was asked for by name; what others left pending was not. */
  private void check(List<Change> changes, Map<String, List<Difference>> differences) {
    if (changes.isEmpty() && differences.isEmpty()) {
      return;
    }
    UpgradePolicyRule.check(set, driver, allow, where, diagnostics);
    Set<Permission> named = EnumSet.of(Permission.REMOVE);
    named.addAll(allow);
    new ModelRules(back.decisions(), back.after(), name -> where, diagnostics)
        .check(named, desired.name());
    Map<String, List<Difference>> unnamed = new LinkedHashMap<>();
    differences.forEach(
        (id, all) -> unnamed.put(id, all.stream().filter(d -> !back.isKnown(d)).toList()));
    PendingChanges.of(unnamed).check(allow, desired.name(), where, diagnostics);
  }
}
