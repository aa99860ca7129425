package io.github.fleetmaven.simulator.recorded;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the simulator's made-up values stands for which recorded one. They may differ, but what
 * was the same has to stay the same, and what was different has to be different.
 */
final class Correspondence {

  /** What clients send back: ids, and names of disks. */
  private static final Set<String> SENT = Set.of("id", "disk");

  private final Map<String, String> ours = new HashMap<>();
  private final Map<String, String> recorded = new HashMap<>();

  /** Notes that a value stands for itself, unless it is the service's already. */
  void bindIfFree(String scope, String value) {
    if (!ours.containsKey(scope + " " + value)) {
      bind(scope, value, value);
    }
  }

  /** Returns a text that a client sends, with the simulator's values in place of recorded ones. */
  String ours(String text) {
    String result = text;
    for (Map.Entry<String, String> pair : ours.entrySet()) {
      String scope = pair.getKey().substring(0, pair.getKey().indexOf(' '));
      String value = pair.getKey().substring(scope.length() + 1);
      if (SENT.contains(scope) && !value.equals(pair.getValue())) {
        result = result.replace(value, pair.getValue());
      }
    }
    return result;
  }

  /**
   * Notes that one stands for the other.
   *
   * @param scope among which values
   * @return why it can't, if it can't
   */
  Optional<String> bind(String scope, String recordedValue, String ourValue) {
    String expected = ours.putIfAbsent(scope + " " + recordedValue, ourValue);
    if (expected != null && !expected.equals(ourValue)) {
      return Optional.of(
          "is another one than before: %s, where the recording still has %s"
              .formatted(ourValue, recordedValue));
    }
    String former = recorded.putIfAbsent(scope + " " + ourValue, recordedValue);
    if (former != null && !former.equals(recordedValue)) {
      return Optional.of(
          "is still %s, where the recording has another one: %s"
              .formatted(ourValue, recordedValue));
    }
    return Optional.empty();
  }
}
