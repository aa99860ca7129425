package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.ObservedTarget.EcsUpdate;
import io.github.fleetmaven.model.ecs.CloudAssistant;
import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.EcsSelection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The instances of an ECS group: a batch of them is updated, restarted and looked at again, all of
 * it while the batch lasts. For one rollout, used by one thread.
 */
final class EcsMembers implements Members {

  private static final Optional<EcsUpdate> JUST_UPDATED =
      Optional.of(new EcsUpdate(Optional.empty(), false));

  private final EcsCloud cloud;
  private final EcsPast past;
  private final String regionId;
  private final List<String> ids;
  private final EcsBatch batch;
  private final Map<String, EcsEnd> ends = new TreeMap<>();

  EcsMembers(EcsCloud cloud, EcsPast past, String regionId, List<String> ids, EcsBatch batch) {
    this.cloud = cloud;
    this.past = past;
    this.regionId = regionId;
    this.ids = List.copyOf(ids);
    this.batch = batch;
  }

  /** Returns what became of those that were touched. */
  Map<String, EcsEnd> ends() {
    return ends;
  }

  @Override
  public List<ObservedInstance> read() {
    return read(Set.copyOf(ids));
  }

  @Override
  public List<ObservedInstance> read(Set<String> wanted) {
    List<String> some = wanted.stream().sorted().toList();
    Map<String, CloudAssistant> agents = cloud.readAgents(some);
    return cloud.findInstances(new EcsSelection.Ids(some)).stream()
        .map(
            i ->
                new EcsMember(
                    i,
                    agents.getOrDefault(i.id(), CloudAssistant.ABSENT),
                    new DriverReading.NotAsked(),
                    ends.containsKey(i.id()) ? JUST_UPDATED : past.lastUpdate(i.id())))
        .map(member -> member.asInstance(regionId))
        .toList();
  }

  /** Whatever fails is about an instance, and is said when that is judged. */
  @Override
  public Map<String, CloudError> update(Set<String> some, Duration timeout) {
    ends.putAll(batch.run(some, timeout));
    return Map.of();
  }

  /** What was found out during the batch is the last word: nothing more comes by waiting. */
  @Override
  public InstanceState judge(
      ObservedInstance before, ObservedInstance now, boolean operationFailed) {
    EcsEnd end = ends.get(now.id());
    if (end == null) {
      return new InstanceState.Missing("it was not updated", false);
    }
    return end.kind().isGood()
        ? new InstanceState.Back()
        : new InstanceState.Missing(end.text(), false);
  }

  /** What an earlier run began is waited for before the first batch. */
  @Override
  public boolean isAtWork(ObservedInstance member) {
    return false;
  }

  @Override
  public boolean mayRetry(String id, String extension) {
    return false;
  }

  @Override
  public void prepareRetry(Map<String, String> extensions, Duration timeout) {
    throw new IllegalStateException("an instance of ECS has no handlers that could run again");
  }
}
