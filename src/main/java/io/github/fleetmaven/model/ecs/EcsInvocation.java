package io.github.fleetmaven.model.ecs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A command that was sent to instances, and how it stands on each (DescribeInvocations,
 * DescribeInvocationResults).
 *
 * @param id as {@code t-hz0…}
 * @param name the name that it was given
 * @param tags all its tags
 * @param results how it stands, by instance
 */
public record EcsInvocation(
    String id, String name, Instant created, Map<String, String> tags, List<Result> results) {

  public EcsInvocation {
    tags = Map.copyOf(tags);
    results = List.copyOf(results);
  }

  /**
   * How a command stands on one instance.
   *
   * @param status the vendor's InvocationStatus, as {@code Running}, {@code Success}, {@code
   *     Failed}, {@code Timeout}
   * @param exitCode what it exited with, when it ended by itself
   * @param errorCode the vendor's code, as {@code ClientNotResponse}; empty when all went well
   * @param errorInfo the vendor's message
   * @param output what it printed, decoded
   * @param dropped how many bytes of output were cut off; such output proves nothing
   * @param finished when it ended
   */
  public record Result(
      String instanceId,
      String status,
      OptionalInt exitCode,
      String errorCode,
      String errorInfo,
      String output,
      int dropped,
      Optional<Instant> finished) {

    /** Tells whether it goes on, or has not begun. */
    public boolean isRunning() {
      return status.equalsIgnoreCase("Pending")
          || status.equalsIgnoreCase("Running")
          || status.equalsIgnoreCase("Stopping")
          || status.equalsIgnoreCase("Scheduled");
    }

    /** Tells whether it ended well; an exit code other than 0 is {@code Failed}. */
    public boolean succeeded() {
      return status.equalsIgnoreCase("Success") && exitCode.orElse(0) == 0;
    }
  }
}
