package io.github.fleetmaven.model.ecs;

import java.time.Instant;
import java.util.Optional;

/**
 * The Cloud Assistant agent of an instance (DescribeCloudAssistantStatus).
 *
 * @param online whether it has reported lately
 * @param version its version, where it has reported one
 * @param lastHeartbeat when it reported last
 * @param activeTasks how many commands it is running
 */
public record CloudAssistant(
    boolean online, Optional<String> version, Optional<Instant> lastHeartbeat, int activeTasks) {

  /** What is known of an instance that ECS doesn't list. */
  public static final CloudAssistant ABSENT =
      new CloudAssistant(false, Optional.empty(), Optional.empty(), 0);
}
