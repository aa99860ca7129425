package io.github.fleetmaven.wiring;

import io.github.fleetmaven.engine.CleanedContent;
import io.github.fleetmaven.report.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says what became of old content. Stateless. */
final class CleanedText {

  private static final int SHOWN = 20;

  private CleanedText() {}

  static List<String> lines(CleanedContent cleaned, String place, Duration keep, boolean dryRun) {
    List<String> lines = new ArrayList<>();
    String verb = dryRun ? "would remove " : "removed ";
    int shown = 0;
    for (Map.Entry<String, Long> entry : cleaned.removed().entrySet()) {
      if (++shown > SHOWN) {
        lines.add("and " + (cleaned.removed().size() - SHOWN) + " more");
        break;
      }
      lines.add(verb + entry.getKey() + " (" + Words.bytes(entry.getValue()) + ")");
    }
    lines.add(
        "content in %s: %s%s (%s), %d needed, %d younger than %s%s"
            .formatted(
                place,
                verb,
                Words.count(cleaned.removed().size(), "file"),
                Words.bytes(cleaned.removedBytes()),
                cleaned.needed(),
                cleaned.young(),
                Words.duration(keep),
                cleaned.foreign() == 0
                    ? ""
                    : ", " + cleaned.foreign() + " not of this plugin's left alone"));
    return lines;
  }
}
