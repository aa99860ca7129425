package io.github.fleetmaven.report;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.TargetOutcome;
import java.util.ArrayList;
import java.util.List;

/** How a run ended, for people to read: every instance is accounted for. Immutable. */
public final class OutcomeText {

  private static final int ALL_SHOWN = 40;

  private final Style style;

  /** Makes a writer in that style. */
  public OutcomeText(Style style) {
    this.style = style;
  }

  /**
   * Returns a table of all instances, and a line for each target. A target with many instances
   * shows those that are not current, and counts the others.
   */
  public List<String> lines(List<TargetOutcome> outcomes) {
    Table table = new Table("target", "instance", "state", "detail");
    for (TargetOutcome target : outcomes) {
      target.instances().stream()
          .filter(i -> target.instances().size() <= ALL_SHOWN || i.state() != State.CURRENT)
          .forEach(i -> table.row(target.target(), i.id(), i.state().words(), detail(i)));
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (lines.size() == 1) {
      lines.clear();
    }
    for (TargetOutcome target : outcomes) {
      lines.add(summary(target));
      target.failure().ifPresent(why -> lines.add("  " + style.bad(why)));
    }
    return lines;
  }

  private static String detail(InstanceOutcome outcome) {
    if (outcome.state() == State.CURRENT) {
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
