package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.cloud.EcsCommand;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.model.ecs.CloudAssistant;
import io.github.fleetmaven.model.ecs.EcsDisk;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import io.github.fleetmaven.model.ecs.EcsSelection;
import io.github.fleetmaven.model.ecs.EcsSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A region of ECS in whose errors, and in what commands print, no secret is left. Safe for use by
 * several threads, as its parts are.
 *
 * @param mask clears a text of the secrets that are known by then
 */
public record MaskingEcs(EcsCloud cloud, UnaryOperator<String> mask) implements EcsCloud {

  @Override
  public List<EcsInstance> findInstances(EcsSelection selection) {
    return masked(() -> cloud.findInstances(selection));
  }

  @Override
  public Map<String, CloudAssistant> readAgents(List<String> instances) {
    return masked(() -> cloud.readAgents(instances));
  }

  @Override
  public List<EcsDisk> readDisks(String instance) {
    return masked(() -> cloud.readDisks(instance));
  }

  @Override
  public String createSnapshot(
      String disk,
      String name,
      Map<String, String> tags,
      Optional<Integer> retentionDays,
      String clientToken) {
    return masked(() -> cloud.createSnapshot(disk, name, tags, retentionDays, clientToken));
  }

  @Override
  public List<EcsSnapshot> findSnapshots(Map<String, String> tags) {
    return masked(() -> cloud.findSnapshots(tags));
  }

  @Override
  public List<EcsSnapshot> readSnapshots(List<String> ids) {
    return masked(() -> cloud.readSnapshots(ids));
  }

  @Override
  public Optional<String> commonCommand(String name) {
    return masked(() -> cloud.commonCommand(name));
  }

  @Override
  public String run(EcsCommand command) {
    return masked(() -> cloud.run(command));
  }

  @Override
  public List<EcsInvocation> findInvocations(Map<String, String> tags) {
    return masked(() -> cloud.findInvocations(tags).stream().map(this::masked).toList());
  }

  @Override
  public List<EcsInvocation.Result> readResults(String invocation) {
    return masked(() -> cloud.readResults(invocation).stream().map(this::masked).toList());
  }

  @Override
  public Map<String, CloudError> reboot(List<String> instances) {
    Map<String, CloudError> errors = new TreeMap<>();
    masked(() -> cloud.reboot(instances)).forEach((id, error) -> errors.put(id, masked(error)));
    return errors;
  }

  @Override
  public void tag(String instance, Map<String, String> tags) {
    masked(
        () -> {
          cloud.tag(instance, tags);
          return true;
        });
  }

  @Override
  public void untag(String instance, List<String> keys) {
    masked(
        () -> {
          cloud.untag(instance, keys);
          return true;
        });
  }

  @Override
  public RequestCount requests() {
    return cloud.requests();
  }

  /** The cause is left behind on purpose: its message was written by others, and isn't masked. */
  private <T> T masked(Supplier<T> call) {
    try {
      return call.get();
    } catch (CloudException e) {
      CloudException masked = new CloudException(masked(e.error()));
      masked.setStackTrace(e.getStackTrace());
      throw masked;
    }
  }

  private CloudError masked(CloudError e) {
    return new CloudError(
        e.kind(),
        mask.apply(e.action()),
        e.status(),
        mask.apply(e.code()),
        mask.apply(e.message()),
        e.requestId());
  }

  private EcsInvocation masked(EcsInvocation found) {
    return new EcsInvocation(
        found.id(),
        found.name(),
        found.created(),
        found.tags(),
        found.results().stream().map(this::masked).toList());
  }

  private EcsInvocation.Result masked(EcsInvocation.Result result) {
    return new EcsInvocation.Result(
        result.instanceId(),
        result.status(),
        result.exitCode(),
        result.errorCode(),
        mask.apply(result.errorInfo()),
        mask.apply(result.output()),
        result.dropped(),
        result.finished());
  }
}
