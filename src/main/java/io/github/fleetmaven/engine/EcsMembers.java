package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.PowerState;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.model.ecs.CloudAssistant;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.model.ecs.EcsSelection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The instances of an ECS group: a batch of them is updated, restarted and looked at again, all of
 * it while the batch lasts. For one rollout, used by one thread.
 */
final class EcsMembers implements Members {

  private final EcsCloud cloud;
  private final String regionId;
  private final List<String> ids;
  private final EcsBatch batch;
  private final Map<String, EcsEnd> ends = new TreeMap<>();

  EcsMembers(EcsCloud cloud, String regionId, List<String> ids, EcsBatch batch) {
    this.cloud = cloud;
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
        .map(i -> shown(i, agents.getOrDefault(i.id(), CloudAssistant.ABSENT), regionId))
        .toList();
  }

  @Override
  public Map<String, CloudError> update(Set<String> some, Duration timeout) {
    Map<String, EcsEnd> now = batch.run(some, timeout);
    ends.putAll(now);
    Map<String, CloudError> errors = new TreeMap<>();
    now.forEach(
        (id, end) -> {
          if (!end.kind().isGood()) {
            errors.put(id, error(id, end));
          }
        });
    return errors;
  }

  private static CloudError error(String id, EcsEnd end) {
    return new CloudError(
        CloudError.Kind.OPERATION_FAILED,
        "update the virtio driver of " + id,
        0,
        end.kind().word(),
        end.detail(),
        Optional.empty());
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

  /** An update that an earlier run began is waited for in the batch of its instance. */
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

  /** Returns an instance as rollouts see instances. */
  static ObservedInstance shown(EcsInstance instance, CloudAssistant agent, String regionId) {
    return new ObservedInstance(
        instance.id(),
        "acs:ecs:" + regionId + ":*:instance/" + instance.id(),
        Optional.empty(),
        "Succeeded",
        power(instance.status()),
        agent.online(),
        Optional.empty(),
        instance.zone().isEmpty() ? Optional.empty() : Optional.of(instance.zone()),
        Optional.empty(),
        Optional.empty(),
        false,
        Value.Obj.EMPTY,
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static PowerState power(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "running" -> PowerState.RUNNING;
      case "starting", "pending" -> PowerState.STARTING;
      case "stopping" -> PowerState.STOPPING;
      case "stopped" -> PowerState.STOPPED;
      default -> PowerState.UNKNOWN;
    };
  }
}
