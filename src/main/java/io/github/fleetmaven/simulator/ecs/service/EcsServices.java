package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.store.Run;
import io.github.fleetmaven.simulator.service.Simulation;
import io.github.fleetmaven.simulator.store.EcsStore;
import io.github.fleetmaven.simulator.store.Task;
import java.time.Duration;
import java.util.function.Consumer;

/** All services of one simulated ECS, wired together. Guarded by the simulator's lock. */
public final class EcsServices {

  private final Ecs ecs;
  private final EcsStore store;
  private final Agents agents;
  private final Power power;
  private final Runs runs;
  private final Commands commands;
  private final Snapshots snapshots;
  private final Tagging tagging;
  private final Tokens tokens;

  private EcsServices(Simulation simulation) {
    this.ecs = new Ecs(simulation);
    this.store = ecs.store();
    EcsFaults faults = new EcsFaults(ecs.section().faults(), simulation.store());
    this.agents = new Agents(ecs);
    this.power = new Power(ecs, faults, agents);
    this.runs = power.runs();
    this.commands = new Commands(ecs, runs);
    this.snapshots = new Snapshots(ecs, faults);
    this.tagging = new Tagging(ecs);
    this.tokens = new Tokens(ecs);
  }

  /** Returns the services of a simulation. */
  public static EcsServices of(Simulation simulation) {
    return new EcsServices(simulation);
  }

  /**
   * Lets the clock run, and fills a fresh store.
   *
   * @param fresh whether the store is
   */
  public void begin(boolean fresh) {
    store.runClock(ecs.now(), ecs.simulation().timing().timeScale());
    if (fresh) {
      new EcsSeeder(ecs).seed();
    }
  }

  /** Returns what all of them work with. */
  public Ecs ecs() {
    return ecs;
  }

  /** Returns the agents of Cloud Assistant. */
  public Agents agents() {
    return agents;
  }

  /** Returns what restarts, starts and stops. */
  public Power power() {
    return power;
  }

  /** Returns commands. */
  public Commands commands() {
    return commands;
  }

  /** Returns snapshots. */
  public Snapshots snapshots() {
    return snapshots;
  }

  /** Returns tags. */
  public Tagging tagging() {
    return tagging;
  }

  /** Returns ClientTokens. */
  public Tokens tokens() {
    return tokens;
  }

  /** Lets something happen that has become due. */
  public void happen(Task task) {
    Happening happening = Happening.of(task);
    String subject = happening.subject();
    switch (happening.kind()) {
      case DELIVERY -> ofRun(subject, runs::deliver);
      case DELIVERY_OVER -> ofRun(subject, runs::endDelivery);
      case DRIVER_REPLACED ->
          ofRun(
              subject, run -> runs.replaceDriver(run, Duration.parse(happening.details().get(0))));
      case RUN_OVER -> ofRun(subject, runs::end);
      case RUN_GIVEN_UP -> ofRun(subject, runs::giveUp);
      case RUN_TERMINATED -> ofRun(subject, runs::terminate);
      case AGENT_BACK -> {
        if (agents.back(subject, happening.details().get(0))) {
          runs.agentBack(subject);
        }
      }
      case BOOT -> power.boot(happening);
      case POWERED_OFF -> power.poweredOff(happening);
      case SNAPSHOT_OVER -> snapshots.over(subject);
      case SNAPSHOT_RELEASED -> snapshots.release(subject);
    }
  }

  private void ofRun(String key, Consumer<Run> work) {
    store.run(key).ifPresent(work);
  }
}
