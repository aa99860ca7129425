package io.github.fleetmaven.report;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Action;
import io.github.fleetmaven.plan.Calls;
import io.github.fleetmaven.plan.Change;
import io.github.fleetmaven.plan.Effect;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan for people to read. Immutable. */
public final class PlanText {

  /** What changed behind the tag, the reason says in words. */
  private static final String TAG = "forceUpdateTag";

  private static final int SHOWN = 20;

  private final Style style;

  /** Makes a writer in that style. */
  public PlanText(Style style) {
    this.style = style;
  }

  /** Returns the plan, line by line. */
  public List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        style.strong(
            "Plan (" + clouds(plan) + ", " + Words.count(plan.targets().size(), "target") + ")"));
    plan.targets().forEach(target -> target(target, lines));
    if (!plan.content().isEmpty()) {
      lines.add("");
      lines.addAll(ContentText.lines(plan.content(), style));
    }
    lines.add("");
    lines.add(style.strong(summary(plan)));
    return lines;
  }

  /** A plan calls it {@code azure} wherever it is no simulator. */
  private static String clouds(Plan plan) {
    boolean ecs = plan.targets().stream().anyMatch(t -> t.kind() == TargetPlan.Kind.ECS_GROUP);
    boolean others = plan.targets().stream().anyMatch(t -> t.kind() != TargetPlan.Kind.ECS_GROUP);
    return !ecs || !plan.cloud().equals("azure")
        ? plan.cloud()
        : others ? "azure and Alibaba Cloud" : "Alibaba Cloud";
  }

  private void target(TargetPlan target, List<String> lines) {
    lines.add("");
    lines.add(
        style.strong(target.name())
            + "  "
            + kind(target)
            + ", "
            + Words.count(target.instances().size(), "instance")
            + style.faint("  (" + target.declaredAt() + ")"));
    Optional<EcsPlanText> ecs =
        target.work() instanceof Work.EcsWork work
            ? Optional.of(new EcsPlanText(target, work, style))
            : Optional.empty();
    ecs.ifPresentOrElse(
        e -> lines.addAll(e.changes()),
        () -> target.changes().forEach(change -> change(change, lines)));
    if (target.isEmpty()) {
      lines.add("  " + style.good("no change"));
    } else {
      lines.add(
          "  instances: "
              + ecs.map(EcsPlanText::effects).orElseGet(() -> effects(target.instances())));
      ecs.map(EcsPlanText::leftOut).orElseGet(() -> leftOut(target)).ifPresent(lines::add);
      rollout(target.rollout()).ifPresent(line -> lines.add("  rollout: " + line));
      ecs.ifPresent(e -> lines.addAll(e.how()));
      ecs.map(EcsPlanText::calls)
          .orElseGet(() -> calls(target.calls()))
          .ifPresent(line -> lines.add("  calls: " + line));
      pending(target, lines);
    }
    ecs.ifPresent(e -> lines.addAll(e.probes()));
    target.diagnostics().forEach(d -> lines.add("  " + diagnostic(d)));
  }

  private void change(Change change, List<String> lines) {
    lines.add(
        "  "
            + style.changed(sign(change.action()) + " " + change.path())
            + "  "
            + change.action().word()
            + ": "
            + change.reason());
    if (change.action() != Action.REMOVE) {
      ValueDiff.lines(change.before(), change.after()).stream()
          .filter(line -> !line.startsWith(TAG))
          .forEach(line -> lines.add("      " + style.faint(line)));
    }
    lines.add(
        "      effect: "
            + effect(change.effect())
            + " on "
            + Words.count(change.instances(), "instance"));
  }

  private String effect(Effect effect) {
    return effect.compareTo(Effect.RESTART) >= 0 ? style.bad(effect.word()) : effect.word();
  }

  private static Optional<String> leftOut(TargetPlan target) {
    long others = target.instances().stream().filter(i -> !i.selected() && !i.current()).count();
    return others == 0
        ? Optional.empty()
        : Optional.of(
            "  left out by <instances>: "
                + Words.count(others, "instance")
                + " that would change too");
  }

  /** Where the definition is as declared but instances are behind, the user wants to know why. */
  private static void pending(TargetPlan target, List<String> lines) {
    if (!target.changes().isEmpty() || target.kind() == TargetPlan.Kind.ECS_GROUP) {
      return; // an ECS group has a note for each of them
    }
    List<InstancePlan> behind = target.instances().stream().filter(InstancePlan::isToDo).toList();
    behind.stream()
        .limit(SHOWN)
        .forEach(i -> lines.add("      " + i.id() + ": " + String.join(", ", i.differences())));
    if (behind.size() > SHOWN) {
      lines.add("      and " + (behind.size() - SHOWN) + " more");
    }
  }

  private static Optional<String> rollout(Value.Obj terms) {
    if (terms.isEmpty()) {
      return Optional.empty();
    }
    String allow =
        terms.items("allow").isEmpty() ? "" : ", allowed: " + Words.texts(terms.items("allow"));
    if (terms.text("strategy").equals(Optional.of("azure"))) {
      return Optional.of("by Azure's rolling upgrade" + azure(terms) + allow);
    }
    String order =
        terms.text("order").filter(o -> !o.equals("auto")).map(o -> "by " + o + ", ").orElse("");
    String first = terms.text("firstBatch").map(f -> "first " + f + bake(terms) + ", ").orElse("");
    return Optional.of(
        order
            + first
            + "batches of "
            + terms.text("batchSize").orElse("")
            + ", at most "
            + terms.text("maxUnavailable").orElse("")
            + " out of service"
            + (terms.bool("suspendRepairs").orElse(false) ? ", repairs suspended meanwhile" : "")
            + allow);
  }

  private static String bake(Value.Obj terms) {
    return terms.text("bake").map(b -> " baking " + Words.duration(Duration.parse(b))).orElse("");
  }

  /** What Azure allows few of in a minute: a reviewer sees whether a rollout will be throttled. */
  private static Optional<String> calls(Calls calls) {
    if (calls.total() == 0) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    part(parts, calls.modelWrites(), Words.count(calls.modelWrites(), "model write"));
    part(parts, calls.manualUpgrades(), calls.manualUpgrades() + " manualupgrade");
    part(parts, calls.extensionWrites(), Words.count(calls.extensionWrites(), "extension write"));
    part(parts, calls.instanceLists(), Words.count(calls.instanceLists(), "instance list"));
    return Optional.of(
        "about %d high-cost (%s)".formatted(calls.total(), String.join(", ", parts)));
  }

  private static void part(List<String> parts, int count, String words) {
    if (count > 0) {
      parts.add(words);
    }
  }

  private static String azure(Value.Obj terms) {
    Value.Obj policy = terms.obj("rollingUpgradePolicy");
    return policy
            .integer("maxBatchInstancePercent")
            .map(p -> ", batches of at most " + p + "%")
            .orElse("")
        + policy
            .integer("maxUnhealthyInstancePercent")
            .map(p -> ", at most " + p + "% unhealthy")
            .orElse("");
  }

  private static String effects(List<InstancePlan> instances) {
    Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
    instances.forEach(i -> counts.merge(i.effect(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach(
        (effect, n) -> words.add(n + " " + (effect == Effect.NONE ? "unchanged" : effect.word())));
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  private String diagnostic(Diagnostic diagnostic) {
    return diagnostic.severity() == Diagnostic.Severity.ERROR
        ? style.bad("refused: ") + diagnostic.text()
        : style.changed("note: ") + diagnostic.text();
  }

  private static String kind(TargetPlan target) {
    return switch (target.kind()) {
      case SCALE_SET -> "scale set";
      case VIRTUAL_MACHINE -> "virtual machine";
      case MACHINE_GROUP -> "group of virtual machines";
      case ECS_GROUP -> "group of ECS instances";
    };
  }

  private static String sign(Action action) {
    return switch (action) {
      case CREATE -> "+";
      case UPDATE -> "~";
      case REMOVE -> "-";
      case RETRY -> "!";
    };
  }

  private static String summary(Plan plan) {
    if (plan.isRefused()) {
      return "The plan is refused: nothing will be changed.";
    }
    if (plan.isEmpty()) {
      return "Nothing to do: everything is as declared.";
    }
    long changes = plan.targets().stream().mapToLong(t -> t.changes().size()).sum();
    long touched = plan.targets().stream().mapToLong(t -> t.touched().size()).sum();
    int uploads = plan.uploads().size();
    if (changes + touched + uploads == 0) {
      return "Nothing to do now, but not everything is as declared: see the notes.";
    }
    return "To do: "
        + Words.count(changes, "change")
        + ", "
        + Words.count(touched, "instance")
        + " to touch"
        + (uploads == 0 ? "." : ", " + Words.count(uploads, "file") + " to upload.");
  }
}
