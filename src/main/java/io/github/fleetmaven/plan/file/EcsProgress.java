package io.github.fleetmaven.plan.file;

import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Work.EcsInstanceWork;
import io.github.fleetmaven.plan.Work.EcsStep;
import io.github.fleetmaven.plan.Work.EcsWork;
import java.util.Optional;

/**
 * Tells how far an interrupted run of a reviewed plan has come with an ECS instance, by what the
 * cloud shows. Pure.
 */
final class EcsProgress {

  private static final String SUFFIX = "/virtioDriver";

  private EcsProgress() {}

  /**
   * Tells whether a planned change has been carried out; also whether it was begun, and the
   * instance, which may just restart, can't be asked now: it is skipped this time.
   */
  static boolean isDone(Value.Obj planned, EcsWork now) {
    return instance(planned, now)
        .filter(
            i ->
                i.step() instanceof EcsStep.Nothing
                    || (i.step() instanceof EcsStep.Skip && i.observed().lastUpdate().isPresent()))
        .isPresent();
  }

  /** Tells whether a planned change was begun, so that what is planned now is the rest of it. */
  static boolean isBegun(Value.Obj planned, EcsWork now) {
    return instance(planned, now)
        .filter(
            i ->
                i.step() instanceof EcsStep.RestartOnly
                    || (i.step() instanceof EcsStep.Update update && update.underway()))
        .isPresent();
  }

  private static Optional<EcsInstanceWork> instance(Value.Obj planned, EcsWork now) {
    String path = planned.text("path").orElse("");
    return now.instances().stream().filter(i -> path.equals(i.id() + SUFFIX)).findFirst();
  }
}
