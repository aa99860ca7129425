package io.github.fleetmaven.report;

import io.github.fleetmaven.event.RunEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the targets of a run have come that are under way, by their names. Immutable.
 *
 * @param targets those that have begun and are not finished
 */
public record Board(Map<String, TargetProgress> targets) {

  /** Nothing has begun. */
  public static final Board EMPTY = new Board(Map.of());

  public Board {
    targets = Collections.unmodifiableMap(new TreeMap<>(targets));
  }

  /** Returns a copy after an event that came at that instant. */
  public Board after(RunEvent event, Instant now) {
    Map<String, TargetProgress> next = new TreeMap<>(targets);
    if (event instanceof RunEvent.TargetFinished) {
      next.remove(event.target());
    } else {
      TargetProgress before = targets.getOrDefault(event.target(), TargetProgress.begin(now));
      next.put(event.target(), before.after(event, now));
    }
    return new Board(next);
  }
}
