package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets all that is due happen, each thing at its own time. */
public final class Scheduler {

  private final Simulation simulation;
  private final Store store;
  private final Operations operations;
  private final Jobs jobs;
  private final RollingUpgrades rolling;
  private final InstanceRepairs repairs;
  private final Documents documents;
  private final Health health;
  private final Strikes strikes;
  private final Consumer<Task> ecs;

  Scheduler(
      Simulation simulation,
      Operations operations,
      Jobs jobs,
      Scaling scaling,
      RollingUpgrades rolling,
      InstanceRepairs repairs,
      Documents documents,
      Consumer<Task> ecs) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.operations = operations;
    this.jobs = jobs;
    this.rolling = rolling;
    this.repairs = repairs;
    this.documents = documents;
    this.health = new Health(simulation, rolling, repairs);
    this.strikes = new Strikes(simulation, jobs, scaling, rolling, health);
    this.ecs = ecs;
  }

  /** Lets all happen that is due up to an instant, and moves the simulation there. */
  public void settle(Instant now) {
    Optional<Task> due = store.takeDue(now);
    while (due.isPresent()) {
      simulation.moveTo(due.get().due());
      run(due.get());
      due = store.takeDue(now);
    }
    simulation.moveTo(now);
  }

  private void run(Task task) {
    switch (task.kind()) {
      case JOB_STEP -> jobs.advance(task.subject());
      case OPERATION_PART -> operations.endPart(task.subject(), null);
      case ROLLING_BATCH -> rolling.nextBatch(task.subject(), task.required());
      case ROLLING_DONE -> rolling.done(task.subject(), "ok".equals(task.argument()));
      case ROLLING_HEALTH -> rolling.checkHealth(task.subject());
      case HEALTH -> health.turn(task.subject(), task.required());
      case REPAIR -> repairs.check(task.subject());
      case STRIKE -> strikes.strike(task.subject(), Integer.parseInt(task.required()));
      case RECOVER -> strikes.recover(task.subject(), Integer.parseInt(task.required()));
      case JOB_END -> jobs.release(task.subject());
      case RESOURCE -> documents.settle(task.subject(), task.required());
      case SCRIPT -> ManagedRunCommands.end(simulation, task.subject(), task.required());
      case ECS -> ecs.accept(task);
    }
  }
}
