package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
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
import java.util.function.UnaryOperator;

/**
 * A region of ECS in whose errors, and in what commands print, no secret is left. Safe for use by
 * several threads, as its parts are.
 */
public final class MaskingEcs implements EcsCloud {

  private final EcsCloud cloud;
  private final UnaryOperator<String> mask;
  private final MaskedErrors errors;

  /**
   * Wraps a region.
   *
   * @param mask clears a text of the secrets that are known by then
   */
  public MaskingEcs(EcsCloud cloud, UnaryOperator<String> mask) {
    this.cloud = cloud;
    this.mask = mask;
    this.errors = new MaskedErrors(mask);
  }

  @Override
  public List<EcsInstance> findInstances(EcsSelection selection) {
    return errors.of(() -> cloud.findInstances(selection));
  }

  @Override
  public Map<String, CloudAssistant> readAgents(List<String> instances) {
    return errors.of(() -> cloud.readAgents(instances));
  }

  @Override
  public List<EcsDisk> readDisks(String instance) {
    return errors.of(() -> cloud.readDisks(instance));
  }

  @Override
  public String createSnapshot(
      String disk,
      String name,
      Map<String, String> tags,
      Optional<Integer> retentionDays,
      String clientToken) {
    return errors.of(() -> cloud.createSnapshot(disk, name, tags, retentionDays, clientToken));
  }

  @Override
  public List<EcsSnapshot> findSnapshots(Map<String, String> tags) {
    return errors.of(() -> cloud.findSnapshots(tags));
  }

  @Override
  public List<EcsSnapshot> readSnapshots(List<String> ids) {
    return errors.of(() -> cloud.readSnapshots(ids));
  }

  @Override
  public Optional<String> commonCommand(String name) {
    return errors.of(() -> cloud.commonCommand(name));
  }

  @Override
  public String run(EcsCommand command) {
    return errors.of(() -> cloud.run(command));
  }

  @Override
  public List<EcsInvocation> findInvocations(Map<String, String> tags) {
    return errors.of(() -> cloud.findInvocations(tags).stream().map(this::masked).toList());
  }

  @Override
  public List<EcsInvocation.Result> readResults(String invocation) {
    return errors.of(() -> cloud.readResults(invocation).stream().map(this::masked).toList());
  }

  @Override
  public Map<String, CloudError> reboot(List<String> instances) {
    Map<String, CloudError> refused = new TreeMap<>();
    errors
        .of(() -> cloud.reboot(instances))
        .forEach((id, error) -> refused.put(id, errors.of(error)));
    return refused;
  }

  @Override
  public void tag(String instance, Map<String, String> tags) {
    errors.of(
        () -> {
          cloud.tag(instance, tags);
          return true;
        });
  }

  @Override
  public void untag(String instance, List<String> keys) {
    errors.of(
        () -> {
          cloud.untag(instance, keys);
          return true;
        });
  }

  @Override
  public RequestCount requests() {
    return cloud.requests();
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
