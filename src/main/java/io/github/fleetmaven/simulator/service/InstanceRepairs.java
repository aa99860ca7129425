package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Job;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.Rolling;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.ScaleSet.Work;
import io.github.fleetmaven.simulator.store.Step;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Azure's automatic repairs: an instance that stays unhealthy beyond the grace period is replaced,
 * reimaged or restarted, a few at a time, while no rolling upgrade runs.
 */
public final class InstanceRepairs {

  private static final Duration NEXT_LOOK = Duration.ofMinutes(1);
  private static final int MOST_PERCENT = 5;
  private static final int PERCENT = 100;
  private static final Set<String> UNWELL = Set.of("unhealthy", "unknown");

  private final Simulation simulation;
  private final Store store;
  private final Operations operations;
  private final Planner planner;
  private final Jobs jobs;
  private final Scaling scaling;

  InstanceRepairs(
      Simulation simulation, Operations operations, Planner planner, Jobs jobs, Scaling scaling) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.operations = operations;
    this.planner = planner;
    this.jobs = jobs;
    this.scaling = scaling;
  }

  /**
   * Suspends or resumes the repairs of a set.
   *
   * @param body names the service, and the action
   * @throws Refusal when the set is gone, or the body makes no sense
   */
  public Operation command(String id, ObjectNode body) {
    ScaleSet set = store.scaleSet(id).orElseThrow(() -> Refusals.noResource(id));
    String service = body.path("serviceName").asText("");
    if (!service.equalsIgnoreCase("AutomaticRepairs")) {
      throw invalid("serviceName", service);
    }
    boolean suspended =
        switch (body.path("action").asText("").toLowerCase(Locale.ROOT)) {
          case "suspend" -> true;
          case "resume" -> false;
          default -> throw invalid("action", body.path("action").asText(""));
        };
    ScaleSetRules.checkNoWrite(set);
    store.put(set.withRepairsSuspended(suspended));
    watch(set.key());
    ScaleSet changed = store.scaleSet(id).orElse(set);
    Operation operation = operations.begin(changed, Work.ACTION, 1);
    operations.endPartAfter(operation, simulation.timing().modelUpdate());
    return operation;
  }

  private static Refusal invalid(String parameter, String value) {
    return Refusals.invalid(
        parameter, "The value '" + value + "' of parameter " + parameter + " is invalid.");
  }

  /** Sees to it that a set is looked at when the next instance may have to be repaired. */
  void watch(String key) {
    store.scaleSet(key).ifPresent(set -> watch(set, simulation.now()));
  }

  private void watch(ScaleSet set, Instant notBefore) {
    if (!acts(set)) {
      return;
    }
    Duration grace = RepairPolicy.of(set).gracePeriod();
    store.members(set).stream()
        .filter(InstanceRepairs::unwell)
        .map(machine -> due(machine, grace))
        .min(Instant::compareTo)
        .map(due -> due.isBefore(notBefore) ? notBefore : due)
        .ifPresent(due -> look(set, due));
  }

  private void look(ScaleSet set, Instant due) {
    @Nullable Instant planned = set.repairs().nextCheck();
    if (planned == null || due.isBefore(planned)) {
      store.put(set.withRepairCheck(due));
      store.schedule(due, Task.Kind.REPAIR, set.key(), null);
    }
  }

  /** Repairs what has to be repaired now. */
  void check(String key) {
    ScaleSet set = store.scaleSet(key).orElse(null);
    if (set == null || !simulation.now().equals(set.repairs().nextCheck())) {
      return;
    }
    store.put(set.withRepairCheck(null));
    Rolling rolling = set.rolling();
    if (acts(set) && (rolling == null || !rolling.running())) {
      RepairPolicy policy = RepairPolicy.of(set);
      due(set, policy.gracePeriod()).forEach(machine -> repair(machine, policy.action()));
    }
    store.scaleSet(key).ifPresent(found -> watch(found, simulation.after(NEXT_LOOK)));
  }

  /** Returns what is repaired now: a twentieth of the instances at once, or a single one. */
  private List<Machine> due(ScaleSet set, Duration grace) {
    List<Machine> members = store.members(set);
    long busy = members.stream().filter(this::underRepair).count();
    int most = Math.max(1, MOST_PERCENT * members.size() / PERCENT);
    return members.stream()
        .filter(machine -> unwell(machine) && machine.job() == null)
        .filter(machine -> !due(machine, grace).isAfter(simulation.now()))
        .limit(Math.max(0, most - busy))
        .toList();
  }

  private void repair(Machine machine, RepairPolicy.Action action) {
    ScaleSet set = ExtensionLists.set(machine, store).orElse(null);
    if (set == null) {
      return;
    }
    simulation.noteInstance(
        machine, "repair", machine.health(), action.name().toLowerCase(Locale.ROOT));
    switch (action) {
      case REPLACE -> {
        scaling.create(set, 1, Job.Kind.REPLACEMENT, null);
        scaling.retire(machine);
      }
      case REIMAGE ->
          jobs.begin(machine, Job.Kind.REPAIR, planner.toModel(machine, set, true), null);
      case RESTART -> {
        Step restart = Step.of(Step.Kind.RESTART, simulation.timing().restart());
        jobs.begin(machine, Job.Kind.REPAIR, List.of(restart), null);
      }
    }
  }

  private Instant due(Machine machine, Duration grace) {
    return machine.healthSince().plus(simulation.timing().real(grace));
  }

  private boolean underRepair(Machine machine) {
    return machine.job() != null
        && store.job(machine.job()).map(job -> job.kind().repairs()).orElse(false);
  }

  private static boolean acts(ScaleSet set) {
    return RepairPolicy.of(set).enabled()
        && !set.repairs().suspended()
        && HealthSource.in(set.currentModel());
  }

  private static boolean unwell(Machine machine) {
    return UNWELL.contains(machine.health())
        && machine.power() == Power.RUNNING
        && !machine.state().equals("Deleting")
        && !Protection.fromActions(machine);
  }
}
