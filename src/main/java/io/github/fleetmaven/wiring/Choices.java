package io.github.fleetmaven.wiring;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.plan.PlanOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a user picks on the command line: targets, permissions, extensions to send again. What names
 * nothing is an error, for a typing error there would quietly do less, or more, than was meant.
 */
final class Choices {

  private final RunSettings settings;
  private final DesiredFleet all;

  Choices(RunSettings settings, DesiredFleet all) {
    this.settings = settings;
    this.all = all;
  }

  /**
   * Returns the fleet that is meant.
   *
   * @throws FleetException when one of the choices names nothing
   */
  DesiredFleet fleet() {
    check();
    return settings.targets().isEmpty()
        ? all
        : all.withTargets(
            all.targets().stream().filter(t -> settings.targets().contains(t.name())).toList());
  }

  /** Returns what the user says about a target. */
  PlanOptions options(DesiredTarget target) {
    Set<Permission> allow = EnumSet.noneOf(Permission.class);
    allow.addAll(target.allow());
    for (String rule : settings.allow()) {
      int colon = rule.lastIndexOf(':');
      if (colon < 0 || rule.substring(0, colon).equals(target.name())) {
        permission(rule.substring(colon + 1)).ifPresent(allow::add);
      }
    }
    return new PlanOptions(allow, new HashSet<>(settings.reapply()), settings.detach());
  }

  private void check() {
    List<Diagnostic> problems = new ArrayList<>();
    settings.allow().forEach(rule -> checkPermission(rule, problems));
    // In a build of several modules a name may be another module's.
    if (!settings.severalModules()) {
      checkNames(problems);
    }
    if (!problems.isEmpty()) {
      throw new FleetException("the command line doesn't fit the pom; nothing was done", problems);
    }
  }

  private void checkNames(List<Diagnostic> problems) {
    Set<String> names = all.targets().stream().map(DesiredTarget::name).collect(Collectors.toSet());
    for (String name : settings.targets()) {
      known("fleet.targets", name, names, "target").ifPresent(problems::add);
    }
    for (String rule : settings.allow()) {
      int colon = rule.lastIndexOf(':');
      if (colon >= 0) {
        known("fleet.allow", rule.substring(0, colon), names, "target").ifPresent(problems::add);
      }
    }
    Set<String> extensions =
        all.targets().stream()
            .flatMap(t -> t.extensions().stream())
            .map(DesiredExtension::name)
            .collect(Collectors.toSet());
    for (String name : settings.reapply()) {
      known("fleet.reapply", name, extensions, "extension").ifPresent(problems::add);
    }
  }

  private static void checkPermission(String rule, List<Diagnostic> problems) {
    String word = rule.substring(rule.lastIndexOf(':') + 1);
    Set<String> words =
        Arrays.stream(Permission.values()).map(Permission::pomName).collect(Collectors.toSet());
    known("fleet.allow", word, words, "permission").ifPresent(problems::add);
  }

  private static Optional<Permission> permission(String word) {
    return Arrays.stream(Permission.values()).filter(p -> p.pomName().equals(word)).findFirst();
  }

  private static Optional<Diagnostic> known(
      String property, String name, Set<String> names, String noun) {
    if (names.contains(name)) {
      return Optional.empty();
    }
    String there = names.stream().sorted().collect(Collectors.joining(", "));
    return Optional.of(
        Diagnostic.error(
            "-D" + property,
            "there is no " + noun + " <" + name + ">",
            there.isEmpty() ? "the pom declares none" : "there is: " + there));
  }
}
