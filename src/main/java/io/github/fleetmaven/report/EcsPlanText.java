package io.github.fleetmaven.report;

import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.VirtioDriver;
import io.github.fleetmaven.plan.Calls;
import io.github.fleetmaven.plan.Effect;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work.EcsInstanceWork;
import io.github.fleetmaven.plan.Work.EcsStep;
import io.github.fleetmaven.plan.Work.EcsWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    List<String> lines = new ArrayList<>();
    for (EcsCase same : EcsCase.of(target, work)) {
      lines.add("  " + style.changed("~ " + same.path()) + "  " + same.why());
      lines.add("      effect: " + effect(same.effect()) + " on " + same.who());
    }
    return lines;
  }

  /** Returns how many instances stay, are touched, and are not. */
  String effects() {
    Map<Effect, Integer> touched = new TreeMap<>();
    target.touched().forEach(i -> touched.merge(i.effect(), 1, Integer::sum));
    List<EcsInstanceWork> skipped = work.with(EcsStep.Skip.class);
    int lost = (int) skipped.stream().filter(EcsPlanText::isLost).count();
    List<String> words = new ArrayList<>();
    part(words, count(work.instances(), EcsStep.Nothing.class), "unchanged");
    touched.forEach((effect, n) -> part(words, n, EcsCase.word(effect)));
    part(words, work.with(EcsStep.Ask.class).size(), "of unknown version");
    part(words, skipped.size() - lost, "skipped");
    part(words, lost, "lost");
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  /** Returns whom the rollout may not touch, though they aren't current either. */
  Optional<String> leftOut() {
    List<EcsInstanceWork> others =
        work.instances().stream().filter(i -> !i.plan().selected()).toList();
    int changing = count(others, EcsStep.Update.class) + count(others, EcsStep.RestartOnly.class);
    List<String> words = new ArrayList<>();
    part(words, changing, (changing == 1 ? "instance" : "instances") + " that would change too");
    part(words, count(others, EcsStep.Ask.class), "of unknown version");
    part(words, count(others, EcsStep.Skip.class), "that would be skipped");
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of("  left out by <instances>: " + String.join(", ", words));
  }

  /** Returns what it sends; nobody has counted the disks yet. */
  Optional<String> calls() {
    Calls calls = target.calls();
    boolean atLeast = work.desired().driver().snapshot().disks() == VirtioDriver.Snapshot.Disks.ALL;
    List<String> words = new ArrayList<>();
    part(words, calls.commands(), calls.commands() == 1 ? "command" : "commands");
    part(
        words,
        calls.snapshots(),
        atLeast ? "or more snapshots" : calls.snapshots() == 1 ? "snapshot" : "snapshots");
    part(words, calls.restarts(), calls.restarts() == 1 ? "restart" : "restarts");
    return words.isEmpty() ? Optional.empty() : Optional.of("about " + String.join(", ", words));
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

  private static int count(List<EcsInstanceWork> instances, Class<? extends EcsStep> kind) {
    return (int) instances.stream().filter(i -> kind.isInstance(i.step())).count();
  }

  private static boolean isLost(EcsInstanceWork instance) {
    return instance.step() instanceof EcsStep.Skip skip && skip.lost();
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

  private String effect(Effect effect) {
    return effect.compareTo(Effect.RESTART) >= 0
        ? style.bad(EcsCase.word(effect))
        : EcsCase.word(effect);
  }

  private static void part(List<String> words, int number, String word) {
    if (number > 0) {
      words.add(number + " " + word);
    }
  }
}
