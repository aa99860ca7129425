package io.github.fleetmaven.report;

import io.github.fleetmaven.model.ecs.EcsInstance;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Instances of an ECS group to which the same is done for the same reason. Pure.
 *
 * @param why what is done, and for what reason
 * @param effect what that does to an instance
 * @param instances their ids and names, for people
 */
public record EcsCase(String why, Effect effect, List<String> instances) {

  private static final String PATH = "virtioDriver";

  public EcsCase {
    instances = List.copyOf(instances);
  }

  /** Returns the cases of a plan, in the order of their first instances. */
  public static List<EcsCase> of(TargetPlan target, EcsWork work) {
    Map<String, EcsInstanceWork> known =
        work.instances().stream()
            .collect(Collectors.toMap(i -> i.id() + "/" + PATH, Function.identity()));
    Map<EcsCase, List<String>> cases = new LinkedHashMap<>();
    for (Change change : target.changes()) {
      EcsInstanceWork instance = known.get(change.path());
      if (instance != null) {
        cases
            .computeIfAbsent(
                new EcsCase(why(change, instance.step()), change.effect(), List.of()),
                same -> new ArrayList<>())
            .add(name(instance.observed().instance()));
      }
    }
    return cases.entrySet().stream()
        .map(e -> new EcsCase(e.getKey().why(), e.getKey().effect(), e.getValue()))
        .toList();
  }

  /** Returns the whole as one line. */
  public String text() {
    return PATH + "  " + why + "; effect: " + word(effect) + " on " + who();
  }

  /** Returns what is changed. */
  String path() {
    return PATH;
  }

  /** Returns which instances, and how many. */
  String who() {
    return Words.count(instances.size(), "instance") + ": " + Words.list(instances);
  }

  /** Returns an effect in words that suit a driver: no handler runs again here. */
  static String word(Effect effect) {
    return effect == Effect.RERUN ? "update without restart" : effect.word();
  }

  /** When each was updated tells it from the others, and makes no difference. */
  private static String why(Change change, EcsStep step) {
    return step instanceof EcsStep.RestartOnly
        ? "restart: updated, and not restarted since"
        : change.action().word() + ": " + change.reason();
  }

  private static String name(EcsInstance instance) {
    return instance.name().isEmpty() || instance.name().equals(instance.id())
        ? instance.id()
        : instance.id() + " (" + instance.name() + ")";
  }
}
