package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.EcsRefusal;
import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.store.Guest;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.ecs.store.Status;
import io.github.fleetmaven.simulator.scenario.EcsFault;
import io.github.fleetmaven.simulator.store.EcsStore;
import java.util.Optional;

/**
 * Restarts, starts and stops. A restart from within leaves the status as it is, and the time at
 * which the vendor started the instance. Guarded by the simulator's lock.
 */
public final class Power implements Effects.GuestPower {

  private static final String VENDOR = "vendor";
  private static final String WITHIN = "within";
  private static final String PLAIN = "plain";

  private final Ecs ecs;
  private final EcsStore store;
  private final EcsFaults faults;
  private final Agents agents;
  private final Runs runs;

  Power(Ecs ecs, EcsFaults faults, Agents agents) {
    this.ecs = ecs;
    this.store = ecs.store();
    this.faults = faults;
    this.agents = agents;
    this.runs = new Runs(ecs, faults, agents, new Effects(ecs, agents, this));
  }

  Runs runs() {
    return runs;
  }

  /** What can be asked of the power of instances. */
  public enum Action {
    REBOOT(Status.RUNNING),
    START(Status.STOPPED),
    STOP(Status.RUNNING);

    private final Status needs;

    Action(Status needs) {
      this.needs = needs;
    }
  }

  /**
   * Checks whether something can be asked of an instance.
   *
   * @throws EcsRefusal when it can't
   */
  public Instance check(Action action, String id) {
    Instance instance = store.instance(id).orElseThrow(() -> EcsRefusals.noInstanceId(id));
    if (instance.locked()) {
      throw EcsRefusals.locked(id);
    }
    if (instance.status() != action.needs) {
      throw EcsRefusals.incorrectStatus(id);
    }
    return instance;
  }

  /** Begins something, and returns the instance as it is then. */
  public Instance begin(Action action, Instance instance) {
    switch (action) {
      case REBOOT -> reboot(instance);
      case START -> start(instance);
      case STOP -> stop(instance);
    }
    return ecs.known(instance.id());
  }

  private void reboot(Instance instance) {
    Optional<EcsFault.Outcome> outcome =
        faults.at(EcsFault.Event.REBOOT, instance).flatMap(EcsFault::outcome);
    boolean nothing = outcome.equals(Optional.of(EcsFault.Outcome.NOTHING));
    String action = newAction();
    ecs.note(instance.id(), "restarting", null, null);
    if (!nothing) {
      goDown(instance.id(), action, false);
    }
    store.put(ecs.known(instance.id()).acting(Status.STOPPING, action));
    String how = outcome.map(Enum::name).orElse(PLAIN);
    ecs.later(ecs.timing().reboot(), Happening.Kind.BOOT, instance.id(), action, how, VENDOR);
  }

  private void start(Instance instance) {
    String action = newAction();
    agents.silence(instance.id(), action);
    store.put(ecs.known(instance.id()).acting(Status.STARTING, action));
    ecs.later(ecs.timing().power(), Happening.Kind.BOOT, instance.id(), action, PLAIN, VENDOR);
  }

  private void stop(Instance instance) {
    String action = newAction();
    ecs.note(instance.id(), "stopping", null, null);
    goDown(instance.id(), action, true);
    store.put(ecs.known(instance.id()).acting(Status.STOPPING, action));
    ecs.later(ecs.timing().power(), Happening.Kind.POWERED_OFF, instance.id(), action);
  }

  @Override
  public void rebootFromWithin(String id) {
    String action = newAction();
    ecs.note(id, "restarting", null, null);
    goDown(id, action, false);
    store.put(ecs.known(id).acting(Status.RUNNING, action));
    ecs.later(ecs.timing().reboot(), Happening.Kind.BOOT, id, action, PLAIN, WITHIN);
  }

  @Override
  public void powerOffFromWithin(String id) {
    stop(ecs.known(id));
  }

  private void goDown(String id, String action, boolean off) {
    runs.interrupt(id, off);
    agents.silence(id, action);
  }

  /** A system has booted, or what should have been a boot is over. */
  void boot(Happening happening) {
    Instance instance = ecs.known(happening.subject());
    String action = happening.details().get(0);
    String how = happening.details().get(1);
    if (!action.equals(instance.action())) {
      return;
    }
    if (how.equals(EcsFault.Outcome.NOTHING.name())) {
      store.put(instance.settled(Status.RUNNING));
      ecs.note(instance.id(), "notRestarted", null, null);
      return;
    }
    if (how.equals(EcsFault.Outcome.STOPPED.name())) {
      store.put(instance.settled(Status.STOPPED));
      ecs.note(instance.id(), "stopped", null, null);
      return;
    }
    Guest before = instance.guest();
    boolean vendor = happening.details().get(2).equals(VENDOR);
    Instance booted = instance.settled(Status.RUNNING).with(before.bootedAt(ecs.now()));
    store.put(vendor ? booted.startedAt(ecs.now()) : booted);
    ecs.note(instance.id(), "restarted", before.loaded(), before.driver());
    if (how.equals(PLAIN)) {
      ecs.later(ecs.timing().agentStart(), Happening.Kind.AGENT_BACK, instance.id(), action);
    }
  }

  /** An instance is off. */
  void poweredOff(Happening happening) {
    Instance instance = ecs.known(happening.subject());
    if (happening.details().get(0).equals(instance.action())) {
      store.put(instance.settled(Status.STOPPED));
      ecs.note(instance.id(), "stopped", null, null);
    }
  }

  private String newAction() {
    return "power/" + ecs.simulation().store().next("ecs/power");
  }
}
