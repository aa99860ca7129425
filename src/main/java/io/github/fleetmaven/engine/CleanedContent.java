package io.github.fleetmaven.engine;

import java.util.List;
import java.util.Map;

/**
 * What became of old content.
 *
 * @param needed how many names are needed by a resource, or may be
 * @param young how many are needed by none, but are too young to be removed
 * @param removed what was removed, or would be, by name with its size in bytes
 * @param foreign how many names aren't ours, and were left alone
 * @param unknown resources and records that couldn't be looked at, or not be understood, so that
 *     what they may need was kept, and why
 */
public record CleanedContent(
    int needed, int young, Map<String, Long> removed, int foreign, List<String> unknown) {
  public CleanedContent {
    unknown = List.copyOf(unknown);
  }

  /** Returns how many bytes the removed content took. */
  public long removedBytes() {
    return removed.values().stream().mapToLong(Long::longValue).sum();
  }
}
