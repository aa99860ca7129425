package io.github.fleetmaven.model.ecs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot of a disk (DescribeSnapshots).
 *
 * @param id as {@code s-bp1…}
 * @param progress as {@code 45%}
 * @param created when it was begun, by the vendor's clock
 * @param tags all its tags
 */
public record EcsSnapshot(
    String id,
    String diskId,
    State state,
    String progress,
    Optional<Instant> created,
    Map<String, String> tags) {

  public EcsSnapshot {
    tags = Map.copyOf(tags);
  }

  /** How a snapshot stands. */
  public enum State {
    PROGRESSING,
    ACCOMPLISHED,
    FAILED
  }
}
