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
        String rest = " ".repeat(column - head.length()) + line(target.getValue(), now);
        lines.add(fit(head, rest, width));
      }
    }
    int more = board.targets().size() - lines.size();
    if (more > 0) {
      lines.add(cut("and " + Words.count(more, "more target"), width));
    }
    return lines;
  }

  private static String line(TargetProgress target, Instant now) {
    StringBuilder line = new StringBuilder("  ");
    if (target.total() > 0) {
      line.append(bar(target))
          .append("  ")
          .append(cut(target.phase(), LONGEST_PHASE))
          .append("  %d healthy, %d updating".formatted(target.healthy(), target.updating()));
      if (target.failed() > 0) {
        line.append(", ").append(target.failed()).append(" failed");
      }
    } else {
      line.append(cut(target.phase(), LONGEST_PHASE));
    }
    line.append("  ").append(Words.duration(whole(Duration.between(target.began(), now))));
    target
        .left(now)
        .ifPresent(
            left -> line.append(", about ").append(Words.duration(whole(left))).append(" left"));
    return line.toString();
  }

  private static Duration whole(Duration duration) {
    return Duration.ofSeconds(duration.toSeconds());
  }

  private static String bar(TargetProgress target) {
    int full = (int) ((long) BAR * target.done() / target.total());
    return "[%s%s] %d/%d"
        .formatted("#".repeat(full), ".".repeat(BAR - full), target.done(), target.total());
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
