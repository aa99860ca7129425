package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a cloud shows after a plan was carried out: worked out by hand, with no cloud. */
final class Applied {

  private Applied() {}

  /** All of the plan. */
  static ObservedTarget to(TargetPlan plan) {
    if (plan.work() instanceof Work.ScaleSetWork work) {
      ObservedTarget.ScaleSet written = writtenTo(work);
      return new ObservedTarget.ScaleSet(
          written.model(),
          written.instances().stream().map(i -> updated(i, written.model())).toList());
    }
    Work.MachinesWork work = (Work.MachinesWork) plan.work();
    return new ObservedTarget.Machines(work.machines().stream().map(Applied::machine).toList());
  }

  /** The write of the model alone: no instance has it yet. */
  static ObservedTarget.ScaleSet writtenTo(Work.ScaleSetWork work) {
    if (work.write().isEmpty()) {
      return new ObservedTarget.ScaleSet(work.observed(), work.instances());
    }
    ObservedScaleSet set = work.observed();
    Work.ModelWrite write = work.write().get();
    List<ObservedExtension> extensions =
        write
            .extensions()
            .map(steps -> steps.stream().map(Applied::shown).toList())
            .orElse(set.extensions());
    ObservedScaleSet model =
        new ObservedScaleSet(
            set.id(),
            set.location(),
            set.etag().map(e -> e + "1"),
            set.provisioningState(),
            set.orchestration(),
            set.upgradeMode(),
            set.automaticOsUpgrade(),
            set.os(),
            write.image().orElse(set.image()),
            write.unmanagedImageUri().or(set::unmanagedImageUri),
            set.size(),
            set.capacity(),
            extensions,
            set.tags(),
            set.extensionsTimeBudget(),
            set.raw());
    return new ObservedTarget.ScaleSet(
        model,
        work.instances().stream()
            .map(
                i ->
                    with(
                        i,
                        i.latestModelApplied().map(latest -> false),
                        i.image(),
                        i.size(),
                        i.latestModelApplied().equals(Optional.of(true))
                            ? set.extensions()
                            : i.extensions()))
            .toList());
  }

  static ObservedInstance updated(ObservedInstance instance, ObservedScaleSet model) {
    return with(
        instance,
        instance.latestModelApplied().map(latest -> true),
        model.image(),
        model.size(),
        model.extensions());
  }

  private static ObservedInstance with(
      ObservedInstance i,
      Optional<Boolean> latest,
      Value.Obj image,
      Optional<String> size,
      List<ObservedExtension> extensions) {
    return new ObservedInstance(
        i.id(),
        i.resourceId(),
        latest,
        i.provisioningState(),
        i.power(),
        i.agentReady(),
        i.health(),
        i.zone(),
        i.faultDomain(),
        i.updateDomain(),
        i.protectedFromScaleSetActions(),
        image,
        size,
        extensions,
        extensions.stream().map(e -> Fixtures.succeeded(e.name())).toList());
  }

  private static ObservedMachine machine(Work.MachineWork work) {
    List<ObservedExtension> extensions = new ArrayList<>(work.observed().instance().extensions());
    for (Work.MachineStep step : work.steps()) {
      Optional<ObservedExtension> old =
          extensions.stream().filter(e -> e.name().equals(step.extension())).findFirst();
      old.ifPresent(extensions::remove);
      if (step instanceof Work.MachineStep.Put put) {
        extensions.add(shown(put.step()));
      }
    }
    ObservedMachine m = work.observed();
    ObservedInstance i = m.instance();
    return new ObservedMachine(
        m.id(),
        m.location(),
        m.os(),
        m.tags(),
        with(i, i.latestModelApplied(), i.image(), i.size(), extensions));
  }

  private static ObservedExtension shown(ExtensionStep step) {
    return new ObservedExtension(
        step.name(), step.properties().with("provisioningState", Value.of("Succeeded")));
  }
}
