package io.github.fleetmaven.simulator.ecs.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a disk.
 *
 * @param id its id
 * @param disk the disk that it is of
 * @param instance the instance that the disk is attached to
 * @param name its name, maybe empty
 * @param description its description, maybe empty
 * @param retentionDays after how many days it goes; never when none
 * @param created when it was begun
 * @param ends when it ends
 * @param fails whether it ends badly
 * @param state how it stands
 * @param tags its tags
 */
public record Snapshot(
    String id,
    String disk,
    String instance,
    String name,
    String description,
    @Nullable Integer retentionDays,
    Instant created,
    Instant ends,
    boolean fails,
    State state,
    Map<String, String> tags) {

  /** How a snapshot stands. */
  public enum State {
    PROGRESSING("progressing"),
    ACCOMPLISHED("accomplished"),
    FAILED("failed");

    private final String text;

    State(String text) {
      this.text = text;
    }

    /** Returns it as ECS shows it. */
    public String text() {
      return text;
    }
  }

  /** Returns it in another state. */
  public Snapshot with(State other) {
    return new Snapshot(
        id, disk, instance, name, description, retentionDays, created, ends, fails, other, tags);
  }

  /** Returns it with other tags. */
  public Snapshot withTags(Map<String, String> others) {
    return new Snapshot(
        id, disk, instance, name, description, retentionDays, created, ends, fails, state, others);
  }
}
