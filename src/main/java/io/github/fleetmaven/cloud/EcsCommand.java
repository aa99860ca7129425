package io.github.fleetmaven.cloud;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A command for Cloud Assistant (RunCommand).
 *
 * @param name what past invocations are found by; at most 128 characters
 * @param tags what past invocations are found by, too
 * @param clientToken equal tokens are carried out once; at most 64 ASCII characters
 * @param type what runs it
 * @param content the whole script, at most 18 KB
 * @param timeout how long it may take on an instance, at least 10 s
 * @param instances their ids, 1 to 100
 * @param changesNothing whether it only looks: it doesn't count as a write then
 */
public record EcsCommand(
    String name,
    Map<String, String> tags,
    String clientToken,
    Type type,
    String content,
    Duration timeout,
    List<String> instances,
    boolean changesNothing) {

  /** How many instances one call may name. */
  public static final int MOST_INSTANCES = 100;

  public EcsCommand {
    tags = Map.copyOf(tags);
    instances = List.copyOf(instances);
    if (instances.isEmpty() || instances.size() > MOST_INSTANCES) {
      throw new IllegalArgumentException("a command is for 1 to 100 instances");
    }
  }

  /** What runs a command. */
  public enum Type {
    BATCH,
    POWERSHELL
  }
}
