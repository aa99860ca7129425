package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.Permission;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Foresees what Azure refuses of a list of extensions. */
final class ModelRules {

  private final List<ExtensionDecision> decisions;
  private final List<ObservedExtension> after;
  private final Function<String, String> where;
  private final Diagnostics diagnostics;

  /**
   * @param after all extensions as they will be
   * @param where the place of an extension, by its name
   */
  ModelRules(
      List<ExtensionDecision> decisions,
      List<ObservedExtension> after,
      Function<String, String> where,
      Diagnostics diagnostics) {
    this.decisions = decisions;
    this.after = after;
    this.where = where;
    this.diagnostics = diagnostics;
  }

  void check(Set<Permission> allow, String target) {
    for (ExtensionDecision decision : decisions) {
      if (decision.removes()) {
        refuseWhereOthersFollow(decision);
      }
      decision.step().ifPresent(this::checkWritten);
      if (decision.replaces() && !allow.contains(Permission.REMOVE)) {
        diagnostics.error(
            where.apply(decision.name()),
            "its handler changes, so that the old one is taken off the instances",
            Permissions.howToAllow(Permission.REMOVE, target));
      }
    }
    refuseCircles();
  }

  private void checkWritten(ExtensionStep step) {
    ObservedExtension written = new ObservedExtension(step.name(), step.properties());
    after.stream()
        .filter(other -> !other.name().equalsIgnoreCase(written.name()))
        .filter(other -> other.handler().equals(written.handler()))
        .forEach(
            other ->
                diagnostics.error(
                    where.apply(written.name()),
                    "the extension "
                        + other.name()
                        + " has the handler "
                        + written.handler()
                        + " already, and a machine takes one extension of each",
                    "declare it with <name>"
                        + other.name()
                        + "</name>, or remove that one with"
                        + " <absent>true</absent>"));
    for (String first : written.provisionAfter()) {
      if (find(first).isEmpty()) {
        diagnostics.error(
            where.apply(written.name()),
            "it is to be provisioned after " + first + ", which won't be there",
            "correct <provisionAfter>");
      }
    }
  }

  private void refuseWhereOthersFollow(ExtensionDecision removed) {
    after.stream()
        .filter(e -> e.provisionAfter().stream().anyMatch(removed.name()::equalsIgnoreCase))
        .forEach(
            e ->
                diagnostics.error(
                    where.apply(removed.name()),
                    "the extension "
                        + e.name()
                        + " is provisioned after it, so it can't be removed",
                    "take it out of the <provisionAfter> of " + e.name()));
  }

  private void refuseCircles() {
    for (ExtensionDecision decision : decisions) {
      if (decision.step().isPresent() && leadsBack(decision.name())) {
        diagnostics.error(
            where.apply(decision.name()),
            "it would have to be provisioned after itself",
            "break the circle of <provisionAfter>");
      }
    }
  }

  private boolean leadsBack(String name) {
    Set<String> seen = new HashSet<>();
    var open = new ArrayDeque<String>();
    open.add(name);
    while (!open.isEmpty()) {
      List<String> firsts =
          find(open.remove()).map(ObservedExtension::provisionAfter).orElse(List.of());
      for (String first : firsts) {
        if (first.equalsIgnoreCase(name)) {
          return true;
        }
        if (seen.add(first.toLowerCase(Locale.ROOT))) {
          open.add(first);
        }
      }
    }
    return false;
  }

  private Optional<ObservedExtension> find(String name) {
    return after.stream().filter(e -> e.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Returns the place of an extension that the pom declares, or of its target. */
  static Function<String, String> places(
      String target, String declaredAt, List<DesiredExtension> declared) {
    return name ->
        declared.stream()
            .filter(d -> d.name().equalsIgnoreCase(name))
            .findFirst()
            .map(d -> d.declaredAt() + ": " + target + "/" + Difference.extension(d.name()))
            .orElse(declaredAt + ": " + target);
  }
}
