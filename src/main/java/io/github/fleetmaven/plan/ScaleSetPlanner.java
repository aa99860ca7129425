package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.PowerState;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Plans one scale set. Made for one plan. */
final class ScaleSetPlanner {

  private static final Set<PowerState> DOWN =
      Set.of(
          PowerState.STOPPING, PowerState.STOPPED, PowerState.DEALLOCATING, PowerState.DEALLOCATED);

  private final DesiredTarget.ScaleSet desired;
  private final ObservedScaleSet set;
  private final List<ObservedInstance> instances;
  private final Set<Permission> allow;
  private final Diagnostics diagnostics = new Diagnostics();
  private final List<ExtensionDecision> decisions;
  private final ImageDecision image;
  private final Driver driver;
  private final UpgradePolicyDecision policy;
  private final String where;

  ScaleSetPlanner(
      DesiredTarget.ScaleSet desired,
      ObservedTarget.ScaleSet observed,
      ExtensionPlanner extensions,
      Set<Permission> allow,
      boolean detach) {
    this.desired = desired;
    this.set = observed.model();
    this.instances = observed.instances();
    this.allow = allow;
    this.driver = Driver.of(desired.rollout(), observed, detach);
    this.policy = policy();
    this.where = desired.declaredAt() + ": " + desired.name();
    Function<String, String> places =
        ModelRules.places(desired.name(), desired.declaredAt(), desired.extensions());
    this.image =
        ImageDecision.of(set, desired.image(), where + "/" + Difference.IMAGE, diagnostics);
    this.decisions =
        desired.extensions().stream()
            .map(
                e ->
                    extensions.decide(
                        e,
                        set.extension(e.name()),
                        set.id().path(),
                        set.os(),
                        instances,
                        places.apply(e.name()),
                        diagnostics))
            .toList();
    new ModelRules(decisions, after(), places, diagnostics).check(allow, desired.name());
  }

  TargetPlan plan() {
    TargetModel now = now();
    TargetModel then = model(image.then(), after());
    Map<String, List<Difference>> differences = new LinkedHashMap<>();
    for (ObservedInstance instance : instances) {
      differences.put(instance.id(), InstanceComparison.differences(now, then, instance));
    }
    List<InstancePlan> plans =
        instances.stream().map(i -> plan(i, differences.getOrDefault(i.id(), List.of()))).toList();
    differences.keySet().retainAll(toDo(plans));
    SelectionRule.check(desired.rollout().instances(), instances, where, diagnostics);
    List<Change> changes = changes(differences);
    Optional<Work.ModelWrite> write = write(behind(differences));
    guard(changes, differences, write);
    return new TargetPlan(
            set.id().path(),
            TargetPlan.Kind.SCALE_SET,
            desired.name(),
            desired.declaredAt(),
            Fingerprints.of(set),
            terms(),
            changes,
            plans,
            diagnostics.all(),
            new Work.ScaleSetWork(set, instances, write, then, plans, driver))
        .with(needs());
  }

  private List<ContentNeed> needs() {
    return decisions.stream().flatMap(d -> d.need(set.id().path()).stream()).toList();
  }

  private UpgradePolicyDecision policy() {
    if (driver instanceof Driver.Plugin) {
      return UpgradePolicyDecision.untouched();
    }
    boolean declared = desired.rollout().strategy().isPresent();
    return UpgradePolicyDecision.of(set, new WantedPolicy(desired.rollout(), set), declared);
  }

  private Value.Obj terms() {
    return driver instanceof Driver.Plugin
        ? RolloutTerms.of(desired.rollout(), allow)
        : RolloutTerms.ofAzure(desired.rollout(), policy.terms(), allow);
  }

  private InstancePlan plan(ObservedInstance instance, List<Difference> differences) {
    InstancePlan plan = InstanceComparison.plan(instance, differences);
    return desired.rollout().instances().includes(instance) ? plan : plan.leftOut();
  }

  private static Set<String> toDo(List<InstancePlan> plans) {
    return plans.stream()
        .filter(InstancePlan::isToDo)
        .map(InstancePlan::id)
        .collect(Collectors.toSet());
  }

  private TargetModel now() {
    return model(image.now(), set.extensions());
  }

  private TargetModel model(Value.Obj image, List<ObservedExtension> extensions) {
    return new TargetModel(
        image, set.size(), extensions, Declared.present(desired), Declared.absent(desired));
  }

  private List<ObservedExtension> after() {
    return new ModelExtensions(set.extensions(), decisions).after();
  }

  private Optional<ExtensionDecision> decision(String name) {
    return decisions.stream().filter(d -> d.name().equalsIgnoreCase(name)).findFirst();
  }

  /**
   * Under Azure only a write that carries the profile starts a rollout, be it of the same content.
   *
   * @param behind how many instances a rollout of Azure's could still bring to the model
   */
  private Optional<Work.ModelWrite> write(int behind) {
    boolean profile = changesProfile() || startsAgain(behind);
    if (!profile && !policy.changes()) {
      return Optional.empty();
    }
    boolean extensions = profile && (extensionsChange() || !image.changes());
    return Optional.of(
        new Work.ModelWrite(
            extensions
                ? Optional.of(new ModelExtensions(set.extensions(), decisions).steps())
                : Optional.empty(),
            image.reference(),
            image.unmanagedUri(),
            policy.sent(),
            BeforeTag.of(image, decisions, set.tags())));
  }

  private boolean extensionsChange() {
    return decisions.stream().anyMatch(d -> d.action().isPresent());
  }

  private boolean changesProfile() {
    return extensionsChange() || image.changes();
  }

  private boolean startsAgain(int behind) {
    return driver instanceof Driver.Azure azure
        && !azure.isRunning()
        && !changesProfile()
        && behind > 0;
  }

  /** Counts what Azure's rollout can reach: not what is protected or doesn't run. */
  private int behind(Map<String, List<Difference>> differences) {
    return (int)
        instances.stream()
            .filter(i -> !differences.getOrDefault(i.id(), List.of()).isEmpty())
            .filter(i -> !i.protectedFromScaleSetActions() && !DOWN.contains(i.power()))
            .count();
  }

  private List<Change> changes(Map<String, List<Difference>> differences) {
    List<Change> changes = new ArrayList<>();
    policy.change().ifPresent(changes::add);
    image.change(touched(Difference.IMAGE, differences)).ifPresent(changes::add);
    for (ExtensionDecision d : decisions) {
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

  private void guard(
      List<Change> changes,
      Map<String, List<Difference>> differences,
      Optional<Work.ModelWrite> write) {
    AutomaticRepairs.noteLeft(set, where, diagnostics);
    boolean somethingToDo =
        !changes.isEmpty() || differences.values().stream().anyMatch(d -> !d.isEmpty());
    if (driver instanceof Driver.Azure azure) {
      guardAzure(azure, behind(differences), somethingToDo, write.isPresent());
      if (azure.isRunning() && write.isEmpty()) {
        return; // it is brought by what runs already, whatever this run does
      }
    }
    if (!somethingToDo) {
      return;
    }
    UpgradePolicyRule.check(set, driver, allow, where, diagnostics);
    AutomaticRepairs.note(set, desired.rollout(), driver, where, diagnostics);
    TargetModel now = now();
    Map<String, List<Difference>> unnamed = new LinkedHashMap<>();
    for (ObservedInstance instance : instances) {
      ObservedInstance seen = InstanceComparison.seen(now, instance);
      List<Difference> all = differences.getOrDefault(instance.id(), List.of());
      unnamed.put(instance.id(), all.stream().filter(d -> !isNamed(d, seen)).toList());
    }
    PendingChanges.of(unnamed).check(allow, desired.name(), where, diagnostics);
  }

  private void guardAzure(Driver.Azure azure, int behind, boolean somethingToDo, boolean writes) {
    AzureRules rules = new AzureRules(desired.rollout(), set, azure, where, diagnostics);
    rules.checkRunning(writes);
    if (somethingToDo) {
      rules.check(after());
    }
    if (startsAgain(behind)) {
      rules.noteStart(behind);
    }
    if (decisions.stream().anyMatch(d -> d.action().equals(Optional.of(Action.RETRY)))) {
      rules.noteRetry();
    }
    if (somethingToDo) {
      policy.notes().forEach(note -> diagnostics.warning(where, note, ""));
    }
  }

  private boolean isNamed(Difference difference, ObservedInstance instance) {
    if (difference.isAbout(Difference.IMAGE)) {
      return namesImage(instance);
    }
    return desired.extensions().stream()
        .filter(e -> difference.isAbout(Difference.extension(e.name())))
        .anyMatch(this::accountsFor);
  }

  private boolean namesImage(ObservedInstance instance) {
    return desired.image().isPresent()
        && image
            .named()
            .containsAll(ImageComparison.differingParts(image.then(), instance.image()));
  }

  /** An extension that the pom names, and that is in the model since a run of ours put it there. */
  private boolean accountsFor(DesiredExtension declared) {
    return decision(declared.name())
        .filter(
            d ->
                declared.absent()
                    || d.action().isPresent()
                    || d.before()
                        .flatMap(ObservedExtension::forceUpdateTag)
                        .flatMap(ForceUpdateTag::parse)
                        .isPresent())
        .isPresent();
  }
}
