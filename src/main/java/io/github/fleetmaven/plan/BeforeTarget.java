package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a target was before a run wrote it: what a rollback puts back.
 *
 * @param id as the plan of the target has it
 * @param resources the scale set, or the machines that the run was to change
 */
public record BeforeTarget(
    String id, TargetPlan.Kind kind, String name, List<BeforeResource> resources) {

  public BeforeTarget {
    resources = List.copyOf(resources);
  }

  /** Returns what a plan is going to change, as it is now; no resource when it changes nothing. */
  public static BeforeTarget of(TargetPlan plan) {
    return new BeforeTarget(plan.id(), plan.kind(), plan.name(), resources(plan.work()));
  }

  /**
   * Returns what the tag of a scale set says of it; empty when it has none of ours.
   *
   * @param name the name by which the user knows the set
   */
  public static Optional<BeforeTarget> ofTag(ObservedScaleSet set, String name) {
    return BeforeTag.text(set.tags())
        .flatMap(text -> BeforeTag.parse(text, set.id().path(), name))
        .map(
            resource ->
                new BeforeTarget(
                    set.id().path(), TargetPlan.Kind.SCALE_SET, name, List.of(resource)));
  }

  /** Returns the resource of that id. */
  public Optional<BeforeResource> resource(String resourceId) {
    return resources.stream().filter(r -> r.id().equalsIgnoreCase(resourceId)).findFirst();
  }

  /** Returns a copy with those resources of another that this one doesn't have. */
  BeforeTarget plus(BeforeTarget other) {
    List<BeforeResource> all = new ArrayList<>(resources);
    other.resources().stream().filter(r -> resource(r.id()).isEmpty()).forEach(all::add);
    return new BeforeTarget(id, kind, name, all);
  }

  private static List<BeforeResource> resources(Work work) {
    if (work instanceof Work.ScaleSetWork set) {
      return set.write().map(write -> List.of(resource(set, write))).orElse(List.of());
    }
    if (work instanceof Work.MachinesWork machines) {
      return machines.machines().stream()
          .filter(m -> !m.steps().isEmpty())
          .map(BeforeTarget::resource)
          .toList();
    }
    return List.of(); // a driver is never put back: that's what snapshots are for
  }

  private static BeforeResource resource(Work.ScaleSetWork work, Work.ModelWrite write) {
    ObservedScaleSet set = work.observed();
    boolean image = write.image().isPresent() || write.unmanagedImageUri().isPresent();
    List<ObservedExtension> after =
        write.extensions().isPresent() ? work.model().extensions() : set.extensions();
    return new BeforeResource(
        set.id().path(),
        set.id().name(),
        new BeforeImage(
            ImageDecision.shown(set), image ? Optional.of(work.model().image()) : Optional.empty()),
        ExtensionChanges.between(set.extensions(), after));
  }

  private static BeforeResource resource(Work.MachineWork work) {
    ObservedMachine machine = work.observed();
    return new BeforeResource(
        machine.id().path(),
        machine.instance().id(),
        BeforeImage.NONE,
        ExtensionChanges.between(machine.instance().extensions(), work.model().extensions()));
  }
}
