package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.store.Task;
import java.util.List;
import java.util.function.Consumer;

/**
 * All services of one simulation, wired together.
 *
 * @param simulation what they work with
 * @param scheduler lets happen what is due
 * @param operations long-running operations
 * @param scaleSets documents and models of scale sets
 * @param machines documents of machines and instances
 * @param extensions extensions of machines and instances
 * @param actions what can be asked of machines
 * @param rolling Azure's own rollouts
 * @param repairs Azure's automatic repairs
 * @param documents images, galleries, run commands and others that are little more than a document
 * @param imaging what makes an image of a machine
 * @param commands the action runCommand
 * @param seeder fills the store at the start
 */
public record Services(
    Simulation simulation,
    Scheduler scheduler,
    Operations operations,
    ScaleSets scaleSets,
    Machines machines,
    MachineExtensions extensions,
    Actions actions,
    RollingUpgrades rolling,
    InstanceRepairs repairs,
    Documents documents,
    Imaging imaging,
    RunCommands commands,
    Seeder seeder) {

  /**
   * Returns the services of a simulation.
   *
   * @param ecs lets happen what is due on ECS
   */
  public static Services of(Simulation simulation, Consumer<Task> ecs) {
    Operations operations = new Operations(simulation);
    Planner planner = new Planner(simulation);
    Jobs jobs = new Jobs(simulation, operations);
    Scaling scaling = new Scaling(simulation, planner, jobs);
    RollingBatches batches = new RollingBatches(simulation, planner, jobs, scaling);
    RollingUpgrades rolling = new RollingUpgrades(simulation, operations, batches);
    InstanceRepairs repairs = new InstanceRepairs(simulation, operations, planner, jobs, scaling);
    ModelRollout rollout = new ModelRollout(simulation.store(), planner, jobs, rolling);
    Machines machines = new Machines(simulation, operations, jobs);
    Documents documents = new Documents(simulation, operations, families(simulation));
    return new Services(
        simulation,
        new Scheduler(simulation, operations, jobs, scaling, rolling, repairs, documents, ecs),
        operations,
        new ScaleSets(simulation, operations, jobs, rollout, scaling, repairs),
        machines,
        new MachineExtensions(simulation, operations, planner, jobs),
        new Actions(simulation, operations, planner, jobs, scaling),
        rolling,
        repairs,
        documents,
        new Imaging(simulation, operations),
        new RunCommands(simulation, operations, jobs),
        new Seeder(simulation, machines, repairs, documents));
  }

  private static List<Family> families(Simulation simulation) {
    return List.of(
        new ManagedImages(simulation),
        new Galleries(simulation),
        new GalleryImages(simulation),
        new GalleryVersions(simulation),
        ManagedRunCommands.ofMachines(simulation),
        ManagedRunCommands.ofInstances(simulation),
        Disks.ofDisks(simulation),
        Disks.ofSnapshots(simulation),
        Disks.ofEncryptionSets(simulation),
        PlacementGroups.ofProximity(),
        PlacementGroups.ofAvailability());
  }
}
