package io.github.fleetmaven.report;

import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.status.InstanceStatus;
import io.github.fleetmaven.plan.status.TargetStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a fleet stands, for people to read. Immutable. */
public final class StatusText {

  private final Style style;

  /** Makes a writer in that style. */
  public StatusText(Style style) {
    this.style = style;
  }

  /** Returns the status, line by line. */
  public List<String> lines(List<TargetStatus> targets) {
    List<String> lines = new ArrayList<>();
    targets.forEach(target -> target(target, lines));
    return lines;
  }

  private void target(TargetStatus target, List<String> lines) {
    String summary =
        target.current() + " of " + Words.count(target.instances().size(), "instance") + " current";
    boolean good = target.current() == target.instances().size();
    lines.add(
        style.strong(target.name())
            + ": "
            + (good ? style.good(summary) : style.bad(summary))
            + declared(target, good));
    target
        .rollingUpgrade()
        .ifPresent(
            u ->
                lines.add(
                    "  "
                        + Words.rollingUpgrade(
                            u.code().word(),
                            u.successful(),
                            u.failed(),
                            u.inProgress(),
                            u.pending())
                        + u.error().map(e -> "; " + Words.brief(e)).orElse("")));
    target.notes().forEach(note -> lines.add("  " + style.changed(note)));
    table(target).lines().forEach(line -> lines.add("  " + line));
    target.instances().forEach(i -> details(i, lines));
  }

  /** A set in Azure has a model that may be as declared; a group of ECS has its instances alone. */
  private static String declared(TargetStatus target, boolean good) {
    if (target.openChanges() > 0) {
      return ", " + Words.count(target.openChanges(), "change") + " not applied yet";
    }
    return good || target.kind() != TargetPlan.Kind.ECS_GROUP ? ", as declared" : "";
  }

  private static Table table(TargetStatus target) {
    if (target.kind() == TargetPlan.Kind.ECS_GROUP) {
      return EcsStatusText.table(target);
    }
    Table table = new Table("instance", "current", "power", "health", "place", "extensions");
    target.instances().forEach(i -> row(i, table));
    return table;
  }

  private static void row(InstanceStatus status, Table table) {
    ObservedInstance instance = status.observed();
    table.row(
        instance.id(),
        status.current() ? "yes" : "no",
        instance.power().name().toLowerCase(Locale.ROOT),
        instance.health().map(h -> h.name().toLowerCase(Locale.ROOT)).orElse("-"),
        place(instance),
        instance.handlers().stream().map(StatusText::handler).collect(Collectors.joining(" ")));
  }

  private static String handler(HandlerStatus handler) {
    String version = handler.installedVersion().map(v -> "@" + v).orElse("");
    return handler.name() + version + "=" + handler.state().name().toLowerCase(Locale.ROOT);
  }

  private static String place(ObservedInstance instance) {
    List<String> parts = new ArrayList<>();
    instance.zone().ifPresent(zone -> parts.add("zone " + zone));
    instance.faultDomain().ifPresent(fd -> parts.add("fd " + fd));
    instance.updateDomain().ifPresent(ud -> parts.add("ud " + ud));
    return parts.isEmpty() ? "-" : String.join(" ", parts);
  }

  private void details(InstanceStatus status, List<String> lines) {
    status
        .differences()
        .forEach(d -> lines.add("  " + style.changed(status.observed().id() + ": " + d)));
    status
        .explanations()
        .forEach(
            (extension, text) -> lines.add("  " + style.bad(status.observed().id() + ": " + text)));
  }
}
