package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.model.ObservedTarget.EcsUpdate;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The updates that were sent to the instances of a group before, as ECS remembers them: of the last
 * weeks, and of all runs. Immutable.
 *
 * @param updates latest first
 */
record EcsPast(List<EcsInvocation> updates) {

  /** InvocationStatus of commands that reached no instance (vendor's API reference). */
  private static final Set<String> NEVER_BEGAN = Set.of("aborted", "invalid", "error");

  EcsPast {
    updates = List.copyOf(updates);
  }

  /** Asks once, page by page. */
  static EcsPast read(EcsCloud cloud, String group) {
    return new EcsPast(cloud.findInvocations(EcsNames.tags(group, EcsPhase.UPDATE)));
  }

  /** Returns the invocation that was sent to an instance last, at work or not. */
  Optional<String> latest(String instance) {
    return updates.stream()
        .filter(u -> u.results().stream().anyMatch(r -> r.instanceId().equals(instance)))
        .max(Comparator.comparing(EcsInvocation::created))
        .map(EcsInvocation::id);
  }

  /** Returns the last update that may have done something to an instance. */
  Optional<EcsUpdate> lastUpdate(String instance) {
    if (inFlight(instance).isPresent()) {
      return Optional.of(new EcsUpdate(Optional.empty(), false));
    }
    return results(instance)
        .filter(r -> r.finished().isPresent() && !NEVER_BEGAN.contains(lower(r.status())))
        .max(Comparator.comparing(r -> r.finished().orElseThrow()))
        .map(r -> new EcsUpdate(r.finished(), r.succeeded()));
  }

  private static String lower(String status) {
    return status.toLowerCase(Locale.ROOT);
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

  private Stream<EcsInvocation.Result> results(String instance) {
    return updates.stream()
        .flatMap(u -> u.results().stream())
        .filter(r -> r.instanceId().equals(instance));
  }
}
