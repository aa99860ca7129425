package io.github.fleetmaven.report;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.TargetOutcome;
import java.util.ArrayList;
import java.util.List;

/** How a run ended, for people to read: every instance is accounted for. Immutable. */
public final class OutcomeText {

  private static final int ALL_SHOWN = 40;
  private static final int IN_ROW = 60;
  private static final int WIDTH = 100;
  private static final String INDENT = "    ";

  private final Style style;

  /** Makes a writer in that style. */
  public OutcomeText(Style style) {
    this.style = style;
  }

  /**
   * Returns a table of all instances, and a line for each target. A target with many instances
   * shows those that are not current, and counts the others. What is long to say of an instance
   * stands below its row, whole.
   */
  public List<String> lines(List<TargetOutcome> outcomes) {
    Table table = new Table("target", "instance", "state", "detail");
    List<String> below = new ArrayList<>();
    for (TargetOutcome target : outcomes) {
      target.instances().stream()
          .filter(i -> target.instances().size() <= ALL_SHOWN || i.state() != State.CURRENT)
          .forEach(
              i -> {
                String detail = detail(i);
                String brief = Words.brief(detail);
                boolean fits = brief.length() <= IN_ROW;
                table.row(target.target(), i.id(), i.state().words(), fits ? brief : "");
                below.add(fits ? "" : detail);
              });
    }
    List<String> lines = new ArrayList<>();
    List<String> rows = table.lines();
    for (int row = 0; row < rows.size() && !below.isEmpty(); row++) {
      lines.add(rows.get(row));
      if (row > 0) {
        Words.wrapped(below.get(row - 1), WIDTH).forEach(line -> lines.add(INDENT + line));
      }
    }
    for (TargetOutcome target : outcomes) {
      lines.add(summary(target));
      target.failure().ifPresent(why -> lines.add("  " + style.bad(why)));
    }
    return lines;
  }

  private static String detail(InstanceOutcome outcome) {
    if (outcome.state() == State.CURRENT && outcome.detail().isBlank()) {
      return outcome.touched() ? "updated" : "unchanged";
    }
    return outcome.detail().strip();
  }

  private String summary(TargetOutcome target) {
    long updated =
        target.instances().stream().filter(i -> i.state() == State.CURRENT && i.touched()).count();
    List<String> parts = new ArrayList<>();
    parts.add(Words.count(target.instances().size(), "instance"));
    parts.add(target.count(State.CURRENT) + " current (" + updated + " updated)");
    part(parts, target, State.FAILED);
    part(parts, target, State.ROLLED_BACK);
    part(parts, target, State.SKIPPED);
    part(parts, target, State.NOT_REACHED);
    part(parts, target, State.LEFT_TO_AZURE);
    String words = String.join(", ", parts) + "; " + Words.duration(target.took());
    return style.strong(target.target())
        + ": "
        + (target.succeeded() ? style.good(words) : style.bad(words));
  }

  private static void part(List<String> parts, TargetOutcome target, State state) {
    if (target.count(state) > 0) {
      parts.add(target.count(state) + " " + state.words());
    }
  }
}
