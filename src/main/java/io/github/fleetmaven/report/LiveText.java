package io.github.fleetmaven.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The live view of a run: a line for each target that is under way, none wider than the terminal.
 * Immutable.
 */
public final class LiveText {

  private static final int LINES = 8;
  private static final int BAR = 20;
  private static final int LONGEST_NAME = 24;
  private static final int LONGEST_PHASE = 36;
  private static final int SHORTEST_PHASE = 8;

  /** From here on the bar has its full length. */
  private static final int WIDE = 100;

  private final Style style;

  /** Makes a writer in that style. */
  public LiveText(Style style) {
    this.style = style;
  }

  /**
   * Returns the lines.
   *
   * @param now in the run's own time
   * @param width of the terminal, in columns
   */
  public List<String> lines(Board board, Instant now, int width) {
    int name = board.targets().keySet().stream().mapToInt(String::length).max().orElse(0);
    int column = Math.min(name, LONGEST_NAME);
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, TargetProgress> target : board.targets().entrySet()) {
      if (lines.size() < LINES) {
        String head = cut(target.getKey(), column);
        String rest =
            " ".repeat(column - head.length()) + line(target.getValue(), now, width - column);
        lines.add(fit(head, rest, width));
      }
    }
    int more = board.targets().size() - lines.size();
    if (more > 0) {
      lines.add(cut("and " + Words.count(more, "more target"), width));
    }
    return lines;
  }

  /** Where there is too little room it is the phase that gives way, and at last is left out. */
  private static String line(TargetProgress target, Instant now, int width) {
    String bar = target.total() > 0 ? "  " + bar(target, width < WIDE ? BAR / 2 : BAR) : "";
    String counts = target.total() > 0 ? counts(target) : "";
    String times = "  " + Words.duration(whole(Duration.between(target.began(), now)));
    times +=
        target.left(now).map(left -> ", about " + Words.duration(whole(left)) + " left").orElse("");
    int room = Math.min(LONGEST_PHASE, width - (bar + counts + times).length() - 2);
    String phase = room < SHORTEST_PHASE ? "" : "  " + cut(target.phase(), room);
    return bar + phase + counts + times;
  }

  private static String counts(TargetProgress target) {
    String well = "  %d healthy, %d updating".formatted(target.healthy(), target.updating());
    return target.failed() == 0 ? well : well + ", " + target.failed() + " failed";
  }

  private static Duration whole(Duration duration) {
    return Duration.ofSeconds(duration.toSeconds());
  }

  private static String bar(TargetProgress target, int length) {
    int full = (int) ((long) length * Math.min(target.done(), target.total()) / target.total());
    return "[%s%s] %d/%d"
        .formatted("#".repeat(full), ".".repeat(length - full), target.done(), target.total());
  }

  private String fit(String head, String rest, int width) {
    return head.length() >= width
        ? cut(head, width)
        : style.strong(head) + cut(rest, width - head.length());
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "…";
  }
}
