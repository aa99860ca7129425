package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.plan.Work;
import io.github.fleetmaven.plan.status.EcsStatus;
import io.github.fleetmaven.plan.status.InstanceStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says how the instances of an ECS group stand, out of what a plan has read. Pure. */
final class EcsStatusReader {

  private EcsStatusReader() {}

  static List<InstanceStatus> read(Work.EcsWork work) {
    return work.instances().stream()
        .map(
            i ->
                new InstanceStatus(
                    i.observed().asInstance(work.desired().regionId()),
                    i.plan().current(),
                    i.plan().differences(),
                    Map.of(),
                    Optional.of(
                        new EcsStatus(
                            i.observed(),
                            work.desired().driver().minimumVersion(),
                            i.observed().isRestartPending()))))
        .toList();
  }

  /**
   * Returns the tags by which runs tell each other something: those of the first instance by id.
   */
  static Map<String, String> tags(Work.EcsWork work) {
    return work.instances().stream()
        .map(i -> i.observed().instance())
        .min(Comparator.comparing(EcsInstance::id))
        .map(EcsInstance::tags)
        .orElse(Map.of());
  }
}
