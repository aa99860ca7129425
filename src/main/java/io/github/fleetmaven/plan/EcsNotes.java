package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.model.ecs.EcsSelection;
import io.github.fleetmaven.model.ecs.VirtioDriver.Restart;
import io.github.fleetmaven.plan.Work.EcsInstanceWork;
import io.github.fleetmaven.plan.Work.EcsStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands against the plan of an ECS group, and what the user should know of it. */
final class EcsNotes {

  private static final int SHOWN = 10;

  private final Work.EcsWork work;
  private final DesiredTarget.EcsGroup desired;
  private final List<String> missing;
  private final String where;
  private final Diagnostics diagnostics;

  /**
   * Makes notes.
   *
   * @param missing ids that the pom names in vain
   */
  EcsNotes(Work.EcsWork work, List<String> missing, Diagnostics diagnostics) {
    this.work = work;
    this.desired = work.desired();
    this.missing = missing;
    this.where = desired.declaredAt() + ": " + desired.name();
    this.diagnostics = diagnostics;
  }

  void add() {
    members();
    selection();
    for (EcsInstanceWork skipped : work.with(EcsStep.Skip.class)) {
      diagnostics.warning(
          where + "/" + skipped.id() + named(skipped.observed().instance()),
          String.join("; ", skipped.plan().differences()),
          ((EcsStep.Skip) skipped.step()).lost()
              ? "it counts as failed until it is back; see to it and apply again"
              : "it is skipped; see to that and apply again");
    }
    unknown();
    restarts();
  }

  private void members() {
    if (!missing.isEmpty()) {
      diagnostics.error(
          where,
          "there is no instance " + shown(missing) + " in " + desired.regionId(),
          "check <instanceIds> and <regionId>");
    } else if (work.instances().isEmpty()) {
      diagnostics.error(
          where,
          desired.members() instanceof EcsSelection.Tags tags
              ? "no instance in " + desired.regionId() + " carries " + words(tags.tags())
              : "it has no instance in " + desired.regionId(),
          "check <tags> and <regionId>");
    }
  }

  /** Who is named in a restriction of the rollout has to be there. */
  private void selection() {
    List<EcsInstance> instances =
        work.instances().stream().map(w -> w.observed().instance()).toList();
    List<String> unmatched = desired.rollout().instances().unmatchedByEcs(instances);
    if (!unmatched.isEmpty()) {
      diagnostics.error(
          where + "/rollout/instances",
          "no instance answers to " + String.join(", ", unmatched),
          "name the id or the name of an instance, or a zone as zone:cn-hangzhou-h; there are "
              + (instances.isEmpty()
                  ? "none at all"
                  : shown(instances.stream().map(EcsInstance::id).toList())));
    }
  }

  private void unknown() {
    int unknown = work.with(EcsStep.Ask.class).size();
    if (unknown > 0) {
      diagnostics.warning(
          where,
          (unknown == 1
                  ? "the version of 1 driver is"
                  : "the versions of " + unknown + " drivers are")
              + " unknown, since nobody asked (fleet.probe is false)",
          "apply asks first, and updates what is outdated");
    }
  }

  private void restarts() {
    if (desired.driver().restart() != Restart.NONE) {
      return;
    }
    List<String> pending =
        work.with(EcsStep.Nothing.class).stream()
            .filter(i -> i.observed().isRestartPending())
            .map(EcsInstanceWork::id)
            .toList();
    if (!pending.isEmpty()) {
      diagnostics.warning(
          where,
          "updated, and not restarted since: "
              + shown(pending)
              + "; Windows still has the old driver loaded",
          "restart them, or let this plugin do it: <restart>batched</restart>");
    }
    if (!work.with(EcsStep.Update.class).isEmpty()) {
      diagnostics.warning(
          where,
          "by <restart>none</restart> the updated instances go on with the old driver until they"
              + " are restarted",
          "");
    }
  }

  private static String named(EcsInstance instance) {
    return instance.name().isEmpty() || instance.name().equals(instance.id())
        ? ""
        : " (" + instance.name() + ")";
  }

  private static String shown(List<String> ids) {
    String some = String.join(", ", ids.stream().limit(SHOWN).toList());
    return ids.size() > SHOWN ? some + " and " + (ids.size() - SHOWN) + " more" : some;
  }

  private static String words(Map<String, String> tags) {
    List<String> words = new ArrayList<>();
    new TreeMap<>(tags).forEach((key, value) -> words.add(key + "=" + value));
    return String.join(" and ", words);
  }
}
