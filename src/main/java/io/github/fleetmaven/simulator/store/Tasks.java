package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What will happen by itself, soonest first. Not safe for use by several threads: the simulator's
 * lock guards it.
 */
final class Tasks implements Part {

  private final TreeSet<Task> waiting = new TreeSet<>();
  private final TreeSet<Task> changed = new TreeSet<>();

  private record Changes(List<Task> added, List<Task> gone) {}

  void add(Task task) {
    waiting.add(task);
    changed.add(task);
  }

  /** Takes the next task that is due, if any is. */
  Optional<Task> takeDue(Instant now) {
    if (waiting.isEmpty() || waiting.first().due().isAfter(now)) {
      return Optional.empty();
    }
    Task first = waiting.first();
    waiting.remove(first);
    changed.add(first);
    return Optional.of(first);
  }

  @Override
  public boolean changed() {
    return !changed.isEmpty();
  }

  @Override
  public Object changes() {
    return new Changes(
        changed.stream().filter(waiting::contains).toList(),
        changed.stream().filter(task -> !waiting.contains(task)).toList());
  }

  @Override
  public Object whole() {
    return new Changes(List.copyOf(waiting), List.of());
  }

  @Override
  public void saved() {
    changed.clear();
  }

  @Override
  public int records() {
    return waiting.size();
  }

  @Override
  public void apply(JsonParser changes) throws IOException {
    while (changes.nextToken() != JsonToken.END_OBJECT) {
      boolean added = changes.currentName().equals("added");
      changes.nextToken();
      while (changes.nextToken() != JsonToken.END_ARRAY) {
        Task task = changes.readValueAs(Task.class);
        if (added) {
          waiting.add(task);
        } else {
          waiting.remove(task);
        }
      }
    }
  }

  @Override
  public void clear() {
    waiting.clear();
    changed.clear();
  }
}
