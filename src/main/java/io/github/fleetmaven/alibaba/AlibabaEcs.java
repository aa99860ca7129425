package io.github.fleetmaven.alibaba;

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
import io.github.fleetmaven.time.Time;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A region of Alibaba Cloud ECS, by the vendor's SDK. Safe for use by several threads. */
public final class AlibabaEcs implements EcsCloud {

  private final EcsClient client;

  private AlibabaEcs(EcsClient client) {
    this.client = client;
  }

  /**
   * Opens a region; nothing is asked yet.
   *
   * @param time by which it waits
   * @throws io.github.fleetmaven.diag.FleetException when the endpoint may not be talked to
   */
  public static AlibabaEcs open(AlibabaOptions options, Time time) {
    return new AlibabaEcs(new EcsClient(options, time));
  }

  @Override
  public List<EcsInstance> findInstances(EcsSelection selection) {
    return new DescribeInstances(client).find(selection);
  }

  @Override
  public Map<String, CloudAssistant> readAgents(List<String> instances) {
    return new DescribeCloudAssistantStatus(client).read(instances);
  }

  @Override
  public List<EcsDisk> readDisks(String instance) {
    return new DescribeDisks(client).read(instance);
  }

  @Override
  public String createSnapshot(
      String disk,
      String name,
      Map<String, String> tags,
      Optional<Integer> retentionDays,
      String clientToken) {
    return new CreateSnapshot(client).create(disk, name, tags, retentionDays, clientToken);
  }

  @Override
  public List<EcsSnapshot> findSnapshots(Map<String, String> tags) {
    return new DescribeSnapshots(client).find(tags);
  }

  @Override
  public List<EcsSnapshot> readSnapshots(List<String> ids) {
    return new DescribeSnapshots(client).read(ids);
  }

  @Override
  public Optional<String> commonCommand(String name) {
    return new DescribeCommands(client).content(name);
  }

  @Override
  public String run(EcsCommand command) {
    return new RunCommand(client).run(command);
  }

  @Override
  public List<EcsInvocation> findInvocations(Map<String, String> tags) {
    return new DescribeInvocations(client).find(tags);
  }

  @Override
  public List<EcsInvocation.Result> readResults(String invocation) {
    return new DescribeInvocationResults(client).read(invocation);
  }

  @Override
  public Map<String, CloudError> reboot(List<String> instances) {
    return new RebootInstances(client).reboot(instances);
  }

  @Override
  public void tag(String instance, Map<String, String> tags) {
    new TagInstance(client).set(instance, tags);
  }

  @Override
  public void untag(String instance, List<String> keys) {
    new TagInstance(client).remove(instance, keys);
  }

  @Override
  public RequestCount requests() {
    return client.requests();
  }
}
