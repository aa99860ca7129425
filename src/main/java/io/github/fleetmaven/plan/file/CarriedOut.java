package io.github.fleetmaven.plan.file;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether a change of a reviewed plan has been carried out already, as an interrupted run of
 * it leaves it: the cloud shows what the plan was to bring. Pure.
 */
final class CarriedOut {

  private static final String EXTENSIONS = "extensions/";
  private static final String TAG = "forceUpdateTag";

  private CarriedOut() {}

  static boolean isDone(Value.Obj planned, TargetPlan now) {
    if (now.work() instanceof Work.EcsWork work) {
      return EcsProgress.isDone(planned, work);
    }
    String path = planned.text("path").orElse("");
    if (path.equals("upgradePolicy")) {
      return policyIsThere(planned.obj("after"), now);
    }
    int at = path.indexOf(EXTENSIONS);
    if (at < 0) {
      return imageIsThere(planned.obj("after"), now);
    }
    String name = path.substring(at + EXTENSIONS.length());
    Optional<ObservedExtension> shown =
        extensions(path.substring(0, at), now.work()).stream()
            .filter(e -> e.name().equalsIgnoreCase(name))
            .findFirst();
    if (planned.get("after").orElse(Value.NULL).equals(Value.NULL)) {
      return shown.isEmpty();
    }
    Optional<String> tag = planned.obj("after").text(TAG);
    return tag.isPresent() && shown.flatMap(ObservedExtension::forceUpdateTag).equals(tag);
  }

  private static boolean imageIsThere(Value.Obj after, TargetPlan now) {
    return now.work() instanceof Work.ScaleSetWork work
        && !after.isEmpty()
        && after.members().entrySet().stream()
            .allMatch(
                e -> e.getValue().equals(work.observed().image().get(e.getKey()).orElse(null)));
  }

  private static boolean policyIsThere(Value.Obj after, TargetPlan now) {
    if (!(now.work() instanceof Work.ScaleSetWork work)) {
      return false;
    }
    Value.Obj shown = work.observed().raw().at("properties", "upgradePolicy");
    return after.text("mode").equals(shown.text("mode"))
        && shown
            .obj("rollingUpgradePolicy")
            .members()
            .entrySet()
            .containsAll(after.obj("rollingUpgradePolicy").members().entrySet());
  }

  private static List<ObservedExtension> extensions(String machine, Work work) {
    if (work instanceof Work.ScaleSetWork set) {
      return set.observed().extensions();
    }
    return work instanceof Work.MachinesWork machines
        ? machines.machines().stream()
            .map(Work.MachineWork::observed)
            .map(ObservedMachine::instance)
            .filter(i -> machine.isEmpty() || machine.equals(i.id() + "/"))
            .map(ObservedInstance::extensions)
            .findFirst()
            .orElse(List.of())
        : List.of();
  }
}
