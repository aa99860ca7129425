package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.ecs.store.Invocation;
import io.github.fleetmaven.simulator.ecs.store.Run;
import io.github.fleetmaven.simulator.ecs.store.SavedCommand;
import io.github.fleetmaven.simulator.ecs.store.Status;
import io.github.fleetmaven.simulator.store.EcsStore;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Commands of Cloud Assistant: sent to all of the named instances, or to none when one of them
 * isn't fit for it. Guarded by the simulator's lock.
 */
public final class Commands {

  private static final String SHELL = "RunShellScript";
  private static final Set<String> TYPES = Set.of("RunPowerShellScript", "RunBatScript", SHELL);

  private final Ecs ecs;
  private final EcsStore store;
  private final Runs runs;

  Commands(Ecs ecs, Runs runs) {
    this.ecs = ecs;
    this.store = ecs.store();
    this.runs = runs;
  }

  /** Makes a command and sends it. */
  public Invocation run(CommandRequest request, List<String> instances) {
    if (!TYPES.contains(request.type())) {
      throw EcsRefusals.noCommandType(request.type());
    }
    check(instances, request.type());
    SavedCommand command =
        new SavedCommand(
            ecs.newId("c-", String.join(" ", instances)),
            request.name(),
            request.description(),
            request.type(),
            request.content(),
            request.timeout(),
            request.kept(),
            ecs.now(),
            null,
            request.kept() ? request.tags() : Map.of());
    store.put(command);
    return send(command, request.timeout(), request.dry(), instances, request.tags());
  }

  /**
   * Finds a command that can be invoked.
   *
   * @param id its id, or the name of a common one
   */
  public SavedCommand find(String id) {
    return store
        .command(id)
        .filter(SavedCommand::kept)
        .or(
            () ->
                store.commands().stream()
                    .filter(command -> command.common() != null && command.common().latest())
                    .filter(command -> command.name().equals(id))
                    .findFirst())
        .orElseThrow(() -> EcsRefusals.noCommand(id));
  }

  /** Sends a command that is there already. */
  public Invocation invoke(
      SavedCommand command,
      long timeout,
      boolean dry,
      List<String> instances,
      Map<String, String> tags) {
    check(instances, command.type());
    return send(command, timeout, dry, instances, tags);
  }

  /** Stops a command: on some of its instances, or on all when none are named. */
  public void stop(String id, List<String> instances) {
    Invocation invocation = store.invocation(id).orElseThrow(() -> EcsRefusals.noInvocation(id));
    for (String instance : instances) {
      if (!invocation.instances().contains(instance)) {
        throw EcsRefusals.noInstance(instance);
      }
    }
    for (Run run : store.runs(invocation)) {
      if (instances.isEmpty() || instances.contains(run.instance())) {
        runs.stop(run);
      }
    }
  }

  /** An agent that isn't there, or doesn't answer, shows only later: in the result. */
  private void check(List<String> instances, String type) {
    for (String id : instances) {
      Instance instance = ecs.assisted(id);
      if (instance.locked()) {
        throw EcsRefusals.locked(id);
      }
      if (instance.status() != Status.RUNNING) {
        throw EcsRefusals.incorrectStatus(id);
      }
      if (instance.windows() == type.equals(SHELL)) {
        throw EcsRefusals.otherSystem(id);
      }
    }
  }

  private Invocation send(
      SavedCommand command,
      long timeout,
      boolean dry,
      List<String> instances,
      Map<String, String> tags) {
    Invocation invocation =
        new Invocation(
            ecs.newId("t-", String.join(" ", instances)),
            command.id(),
            timeout,
            dry,
            ecs.now(),
            instances,
            tags);
    store.put(invocation);
    runs.send(invocation);
    return invocation;
  }
}
