package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.Job;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Step;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The action runCommand: one at a time on a machine, its output in the operation. */
public final class RunCommands {

  private final Simulation simulation;
  private final Store store;
  private final Operations operations;
  private final Jobs jobs;

  RunCommands(Simulation simulation, Operations operations, Jobs jobs) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.operations = operations;
    this.jobs = jobs;
  }

  /**
   * Runs a command in a machine.
   *
   * @throws Refusal when Azure would refuse it
   */
  public Operation run(String machineId, ObjectNode body) {
    Machine machine = store.machine(machineId).orElseThrow(() -> Refusals.noResource(machineId));
    String commandId = body.path("commandId").asText("");
    if (commandId.isEmpty()) {
      throw Refusals.missing("commandId");
    }
    if (simulation.catalogue().command(commandId).isEmpty()) {
      throw Refusals.noEntity();
    }
    checkRunning(machine);
    if (machine.job() != null) {
      throw store.job(machine.job()).filter(job -> job.kind() == Job.Kind.COMMAND).isPresent()
          ? Refusals.commandRuns()
          : Refusals.conflict();
    }
    Operation operation = operations.begin(machine.identity().id(), location(machine), 1);
    Step step = Step.of(Step.Kind.COMMAND, simulation.timing().runCommand(), commandId);
    jobs.begin(machine, Job.Kind.COMMAND, List.of(step), operation);
    return operation;
  }

  /** Ends the command that a machine runs, and tells its operation what it said. */
  static void end(Simulation simulation, Machine machine, String commandId, Instant from) {
    CommandRun run = CommandRun.of(simulation, machine, commandId);
    String exitCode = Integer.toString(run.exitCode());
    simulation.noteHandler(machine, commandId, Digests.brief(commandId), from, exitCode);
    Store store = simulation.store();
    ObjectNode output = run.result(Profiles.isWindows(machine, store));
    Optional.ofNullable(machine.job())
        .flatMap(store::job)
        .flatMap(job -> Optional.ofNullable(job.operation()))
        .flatMap(store::operation)
        .ifPresent(operation -> store.put(operation.withOutput(output)));
  }

  /**
   * Checks that commands can be run in a machine.
   *
   * @throws Refusal when it is off
   */
  static void checkRunning(Machine machine) {
    if (machine.power() != Power.RUNNING) {
      throw Refusals.notAllowed("The operation requires the VM to be running (or set to run).");
    }
  }

  private String location(Machine machine) {
    return ExtensionLists.set(machine, store)
        .map(ScaleSet::document)
        .orElse(machine.document())
        .path("location")
        .asText();
  }

  /** Returns the catalogue's entries, without their scripts. */
  public List<ObjectNode> catalogue() {
    return simulation.catalogue().commands().stream()
        .map(ObjectNode::deepCopy)
        .map(command -> (ObjectNode) command.without(List.of("script", "parameters")))
        .toList();
  }

  /**
   * Returns one entry of the catalogue.
   *
   * @throws Refusal when there is none
   */
  public ObjectNode command(String id) {
    ObjectNode command =
        simulation.catalogue().command(id).orElseThrow(Refusals::noEntity).deepCopy();
    if (!command.has("script")) {
      command.set("script", Json.array());
    }
    return command;
  }
}
