package io.github.fleetmaven.report;

import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.model.ecs.VirtioDriver;
import io.github.fleetmaven.plan.Action;
import io.github.fleetmaven.plan.Change;
import io.github.fleetmaven.plan.Effect;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work.EcsInstanceWork;
import io.github.fleetmaven.plan.Work.EcsStep;
import io.github.fleetmaven.plan.Work.EcsWork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is special in the plan of an ECS group: instances in the same case share their lines. Pure.
 *
 * @param target the plan
 * @param work what it takes
 */
record EcsPlanText(TargetPlan target, EcsWork work, Style style) {

  /** As many instances as one command can name. */
  private static final int AT_ONCE = 100;

  /** Returns the changes, by why they are made. */
  List<String> changes() {
    Map<Case, List<String>> cases = new LinkedHashMap<>();
    Map<String, String> names = names();
    for (Change change : target.changes()) {
      cases
          .computeIfAbsent(Case.of(change), c -> new ArrayList<>())
          .add(names.getOrDefault(change.path(), change.path()));
    }
    List<String> lines = new ArrayList<>();
    cases.forEach(
        (same, instances) -> {
          lines.add(
              "  "
                  + style.changed("~ virtioDriver")
                  + "  "
                  + same.action().word()
                  + ": "
                  + same.reason());
          lines.add(
              "      effect: "
                  + effect(same.effect())
                  + " on "
                  + Words.count(instances.size(), "instance")
                  + ": "
                  + Words.list(instances));
        });
    return lines;
  }

  /** Returns how many instances stay, are touched, and are not. */
  String effects() {
    Map<Effect, Integer> touched = new TreeMap<>();
    target.touched().forEach(i -> touched.merge(i.effect(), 1, Integer::sum));
    int skipped = work.with(EcsStep.Skip.class).size();
    int unknown = work.with(EcsStep.Ask.class).size();
    int rest = target.instances().size() - target.touched().size() - skipped - unknown;
    List<String> words = new ArrayList<>();
    part(words, rest, "unchanged");
    touched.forEach((effect, n) -> part(words, n, effect.word()));
    part(words, unknown, "of unknown version");
    part(words, skipped, "skipped");
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  /** Returns how the drivers are brought there. */
  List<String> how() {
    Value.Obj terms = target.rollout().obj("virtioDriver");
    List<String> lines = new ArrayList<>();
    if (!work.with(EcsStep.Update.class).isEmpty()) {
      lines.add(
          "  update: by "
              + method(terms)
              + (terms.text("restart").orElse("").equals("batched")
                  ? ", then a restart"
                  : ", without a restart"));
      lines.add("  snapshots: " + snapshots());
    }
    return lines;
  }

  /**
   * Returns what was sent to instances for this plan: it changed nothing, and is told all the same.
   */
  List<String> probes() {
    long asked =
        work.instances().stream()
            .filter(i -> !(i.observed().driver() instanceof DriverReading.NotAsked))
            .count();
    long commands = (asked + AT_ONCE - 1) / AT_ONCE;
    return asked == 0
        ? List.of()
        : List.of(
            "  probes: "
                + Words.count(commands, "command")
                + " to "
                + Words.count(asked, "instance")
                + ", which changed nothing");
  }

  private String snapshots() {
    VirtioDriver.Snapshot wanted = work.desired().driver().snapshot();
    long instances = work.with(EcsStep.Update.class).stream().filter(i -> !isUnderway(i)).count();
    String kept = wanted.retentionDays().map(d -> ", kept " + Words.count(d, "day")).orElse("");
    return switch (wanted.disks()) {
      case NONE -> "none";
      case SYSTEM ->
          instances + (instances == 1 ? " of the system disk" : " of system disks") + kept;
      case ALL -> "of all disks of " + Words.count(instances, "instance") + kept;
    };
  }

  private static boolean isUnderway(EcsInstanceWork instance) {
    return instance.step() instanceof EcsStep.Update update && update.underway();
  }

  private static String method(Value.Obj terms) {
    return switch (terms.text("method").orElse("")) {
      case "plugin" -> "the vendor's plugin UpdateVirtIo";
      case "script" -> "the script " + terms.text("file").orElse("");
      case "package" -> "the package " + terms.text("uri").orElse("");
      default -> "the vendor's common command ACS-ECS-InstallVirtioDriver-windows.ps1";
    };
  }

  private Map<String, String> names() {
    return work.instances().stream()
        .map(i -> i.observed().instance())
        .collect(
            Collectors.toMap(i -> i.id() + "/virtioDriver", EcsPlanText::name, (one, same) -> one));
  }

  private static String name(EcsInstance instance) {
    return instance.name().isEmpty() || instance.name().equals(instance.id())
        ? instance.id()
        : instance.id() + " (" + instance.name() + ")";
  }

  private String effect(Effect effect) {
    return effect.compareTo(Effect.RESTART) >= 0 ? style.bad(effect.word()) : effect.word();
  }

  private static void part(List<String> words, int number, String word) {
    if (number > 0) {
      words.add(number + " " + word);
    }
  }

  /** What several instances have in common. */
  private record Case(Action action, String reason, Effect effect) {
    static Case of(Change change) {
      return new Case(change.action(), change.reason(), change.effect());
    }
  }
}
