package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The updates that were sent to the instances of a group before, as ECS remembers them: of the last
 * weeks, and of all runs. Immutable.
 *
 * @param updates latest first
 */
record EcsPast(List<EcsInvocation> updates) {

  EcsPast {
    updates = List.copyOf(updates);
  }

  /** Asks once, page by page. */
  static EcsPast read(EcsCloud cloud, String group) {
    return new EcsPast(cloud.findInvocations(EcsNames.tags(group, EcsPhase.UPDATE)));
  }

  /** Returns how often an update was sent to an instance. */
  int attempts(String instance) {
    return (int) results(instance).count();
  }

  /** Returns the invocation that is updating an instance just now. */
  Optional<String> inFlight(String instance) {
    return updates.stream()
        .filter(
            u ->
                u.results().stream()
                    .anyMatch(r -> r.instanceId().equals(instance) && r.isRunning()))
        .map(EcsInvocation::id)
        .findFirst();
  }

  /** Returns when the last update of an instance ended, however it did. */
  Optional<Instant> lastEnd(String instance) {
    return results(instance).flatMap(r -> r.finished().stream()).max(Comparator.naturalOrder());
  }

  private Stream<EcsInvocation.Result> results(String instance) {
    return updates.stream()
        .flatMap(u -> u.results().stream())
        .filter(r -> r.instanceId().equals(instance));
  }
}
