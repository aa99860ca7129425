package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.fault.Faults;
import io.github.fleetmaven.simulator.scenario.Fault;
import io.github.fleetmaven.simulator.scenario.MachineEffect;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Machines that lose their power, their agent or themselves, and how they recover. */
final class Strikes {

  private final Simulation simulation;
  private final Store store;
  private final Faults faults;
  private final Agents agents;
  private final Jobs jobs;
  private final Scaling scaling;
  private final RollingUpgrades rolling;
  private final Health health;

  Strikes(
      Simulation simulation, Jobs jobs, Scaling scaling, RollingUpgrades rolling, Health health) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.faults = simulation.faults();
    this.agents = new Agents(store);
    this.jobs = jobs;
    this.scaling = scaling;
    this.rolling = rolling;
    this.health = health;
  }

  /**
   * Lets a fault strike.
   *
   * @param machine the key of the machine; empty for all that the fault is meant for
   * @param index which fault
   */
  void strike(String machine, int index) {
    Fault fault = faults.get(index);
    if (fault instanceof Fault.OfTime timed) {
      // All are chosen before the first is gone.
      List<String> struck =
          store.machines().stream()
              .filter(found -> faults.befalls(timed, index, found, simulation.now()))
              .map(Machine::key)
              .toList();
      struck.forEach(key -> strike(key, index, timed.effects(), timed.lasts()));
    } else if (fault instanceof Fault.OfEvent event) {
      List<MachineEffect> rest =
          event.effects().stream()
              .filter(effect -> !(effect instanceof MachineEffect.Health))
              .toList();
      strike(machine, index, rest, event.lasts());
    }
  }

  /** Lets a machine get over what a fault has done to it. */
  void recover(String machine, int index) {
    for (MachineEffect effect : effects(faults.get(index))) {
      Optional<Machine> found = store.machine(machine);
      if (found.isPresent()) {
        recover(found.get(), effect);
      }
    }
  }

  private void recover(Machine machine, MachineEffect effect) {
    if (effect instanceof MachineEffect.Health) {
      health.turn(machine.key(), "healthy");
    } else if (effect instanceof MachineEffect.PowerLost) {
      power(machine, Power.RUNNING);
    } else if (effect instanceof MachineEffect.AgentLost) {
      store.put(agents.heard(machine));
    }
  }

  private void strike(
      String machine, int index, List<MachineEffect> effects, Optional<Duration> lasts) {
    boolean needsPower = effects.stream().anyMatch(MachineEffect.PowerLost.class::isInstance);
    Optional<Machine> target =
        store.machine(machine).filter(found -> !needsPower || found.power() == Power.RUNNING);
    if (target.isEmpty() || jobs.deletes(target.get())) {
      return;
    }
    for (MachineEffect effect : effects) {
      store.machine(machine).ifPresent(found -> strike(found, effect));
    }
    lasts.ifPresent(
        time ->
            store.schedule(
                simulation.after(time), Task.Kind.RECOVER, machine, Integer.toString(index)));
  }

  private void strike(Machine machine, MachineEffect effect) {
    if (effect instanceof MachineEffect.Health state) {
      health.turn(machine.key(), state.state());
    } else if (effect instanceof MachineEffect.PowerLost lost) {
      interrupted(machine, HandlerRuns.silent(machine))
          .ifPresent(found -> power(found, Power.valueOf(lost.state().toUpperCase(Locale.ROOT))));
    } else if (effect instanceof MachineEffect.AgentLost) {
      agents.silence(machine);
    } else if (effect instanceof MachineEffect.Vanishes) {
      interrupted(machine, HandlerRuns.silent(machine)).ifPresent(this::vanish);
    }
  }

  /** Ends what is being done to a machine; returns the machine, if it is still there. */
  private Optional<Machine> interrupted(Machine machine, Failure reason) {
    jobs.abort(machine, reason);
    return store.machine(machine.key());
  }

  private void vanish(Machine machine) {
    rolling.done(machine.key(), false);
    store.machine(machine.key()).ifPresent(jobs::preempt);
    simulation.noteInstance(machine, "deleted", machine.power().wireName(), "");
    Optional<ScaleSet> set = ExtensionLists.set(machine, store);
    agents.heard(machine);
    store.removeMachine(machine.key());
    set.ifPresent(found -> scaling.lost(found.key()));
  }

  private void power(Machine machine, Power power) {
    if (machine.power() != power) {
      Machine changed = machine.withPower(power);
      store.put(power == Power.RUNNING ? agents.heard(changed) : changed);
      simulation.noteInstance(machine, "power", machine.power().wireName(), power.wireName());
    }
  }

  private static List<MachineEffect> effects(Fault fault) {
    if (fault instanceof Fault.OfTime timed) {
      return timed.effects();
    }
    return fault instanceof Fault.OfEvent event ? event.effects() : List.of();
  }
}
