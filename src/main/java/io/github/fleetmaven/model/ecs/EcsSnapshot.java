package io.github.fleetmaven.model.ecs;

import java.util.Map;

/**
 * A snapshot of a disk (DescribeSnapshots).
 *
 * @param id as {@code s-bp1…}
 * @param progress as {@code 45%}
 * @param tags all its tags
 */
public record EcsSnapshot(
    String id, String diskId, State state, String progress, Map<String, String> tags) {

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
