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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A region at whose every call a test can step in, before it or after it. */
final class TappedEcs implements EcsCloud {

  private final EcsCloud cloud;
  private final Tap tap;
  private final AtomicInteger calls = new AtomicInteger();

  /** Steps in. */
  @FunctionalInterface
  interface Tap {
    /**
     * Makes the call, or not.
     *
     * @param number of the call, from 1
     */
    Object on(int number, String action, Supplier<Object> call);
  }

  TappedEcs(EcsCloud cloud, Tap tap) {
    this.cloud = cloud;
    this.tap = tap;
  }

  int calls() {
    return calls.get();
  }

  @SuppressWarnings("unchecked")
  private <T> T tapped(String action, Supplier<T> call) {
    return (T) tap.on(calls.incrementAndGet(), action, call::get);
  }

  @Override
  public List<EcsInstance> findInstances(EcsSelection selection) {
    return tapped("findInstances", () -> cloud.findInstances(selection));
  }

  @Override
  public Map<String, CloudAssistant> readAgents(List<String> instances) {
    return tapped("readAgents", () -> cloud.readAgents(instances));
  }

  @Override
  public List<EcsDisk> readDisks(String instance) {
    return tapped("readDisks", () -> cloud.readDisks(instance));
  }

  @Override
  public String createSnapshot(
      String disk,
      String name,
      Map<String, String> tags,
      Optional<Integer> retentionDays,
      String clientToken) {
    return tapped(
        "createSnapshot", () -> cloud.createSnapshot(disk, name, tags, retentionDays, clientToken));
  }

  @Override
  public List<EcsSnapshot> findSnapshots(Map<String, String> tags) {
    return tapped("findSnapshots", () -> cloud.findSnapshots(tags));
  }

  @Override
  public List<EcsSnapshot> readSnapshots(List<String> ids) {
    return tapped("readSnapshots", () -> cloud.readSnapshots(ids));
  }

  @Override
  public Optional<String> commonCommand(String name) {
    return tapped("commonCommand", () -> cloud.commonCommand(name));
  }

  @Override
  public String run(EcsCommand command) {
    return tapped("run " + command.name(), () -> cloud.run(command));
  }

  @Override
  public List<EcsInvocation> findInvocations(Map<String, String> tags) {
    return tapped("findInvocations", () -> cloud.findInvocations(tags));
  }

  @Override
  public List<EcsInvocation.Result> readResults(String invocation) {
    return tapped("readResults", () -> cloud.readResults(invocation));
  }

  @Override
  public Map<String, CloudError> reboot(List<String> instances) {
    return tapped("reboot", () -> cloud.reboot(instances));
  }

  @Override
  public void tag(String instance, Map<String, String> tags) {
    tapped(
        "tag",
        () -> {
          cloud.tag(instance, tags);
          return "";
        });
  }

  @Override
  public void untag(String instance, List<String> keys) {
    tapped(
        "untag",
        () -> {
          cloud.untag(instance, keys);
          return "";
        });
  }

  @Override
  public RequestCount requests() {
    return cloud.requests();
  }
}
