package io.github.fleetmaven.cloud;

import io.github.fleetmaven.model.ecs.CloudAssistant;
import io.github.fleetmaven.model.ecs.EcsDisk;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import io.github.fleetmaven.model.ecs.EcsSelection;
import io.github.fleetmaven.model.ecs.EcsSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One region of Alibaba Cloud ECS, as the engine sees it. Every method is one remote action; lists
 * follow their pages to the end, and long lists of ids go in chunks of at most 100. Each waits out
 * throttling by itself, and throws {@link CloudException} when the cloud refuses or can't be
 * reached. None waits for what it began.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface EcsCloud {

  /** Finds instances, by id. One that isn't there is missing in the answer. */
  List<EcsInstance> findInstances(EcsSelection selection);

  /** Reads the agents of instances, by the instance's id. */
  Map<String, CloudAssistant> readAgents(List<String> instances);

  /** Reads the disks of an instance. */
  List<EcsDisk> readDisks(String instance);

  /**
   * Begins a snapshot of a disk.
   *
   * @param name what people find it by
   * @param tags what it is found again by
   * @param retentionDays how long it is kept; for good when empty
   * @param clientToken equal tokens make one snapshot
   * @return its id
   */
  String createSnapshot(
      String disk,
      String name,
      Map<String, String> tags,
      Optional<Integer> retentionDays,
      String clientToken);

  /** Finds the snapshots that carry all of the tags. */
  List<EcsSnapshot> findSnapshots(Map<String, String> tags);

  /** Reads snapshots by their ids. */
  List<EcsSnapshot> readSnapshots(List<String> ids);

  /**
   * Returns the content of a common command of the vendor's, as it is today.
   *
   * @param name exactly
   */
  Optional<String> commonCommand(String name);

  /**
   * Sends a command to instances.
   *
   * @return the id of its invocation
   */
  String run(EcsCommand command);

  /**
   * Finds past and running invocations that carry all of the tags, without outputs, latest first.
   */
  List<EcsInvocation> findInvocations(Map<String, String> tags);

  /** Reads how an invocation stands on each of its instances, with outputs. */
  List<EcsInvocation.Result> readResults(String invocation);

  /**
   * Restarts instances, each by itself.
   *
   * @param instances at most 100
   * @return why some weren't restarted, by instance
   */
  Map<String, CloudError> reboot(List<String> instances);

  /** Sets tags of an instance; others stay. */
  void tag(String instance, Map<String, String> tags);

  /** Removes tags of an instance. */
  void untag(String instance, List<String> keys);

  /** Returns what this cloud was asked so far. */
  RequestCount requests();
}
