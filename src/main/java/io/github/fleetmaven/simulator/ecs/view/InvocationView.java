package io.github.fleetmaven.simulator.ecs.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.ecs.store.Invocation;
import io.github.fleetmaven.simulator.ecs.store.Run;
import io.github.fleetmaven.simulator.ecs.store.RunStatus;
import io.github.fleetmaven.simulator.ecs.store.SavedCommand;
import io.github.fleetmaven.simulator.store.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How invocations are shown. Stateless. */
public final class InvocationView {

  private static final Set<RunStatus> STOPPED = Set.of(RunStatus.CANCELLED, RunStatus.TERMINATED);

  private InvocationView() {}

  /**
   * Returns an entry of DescribeInvocations.
   *
   * @param runs what became of it, on the instances that were asked for
   */
  public static ObjectNode of(
      Invocation invocation,
      SavedCommand command,
      List<Run> runs,
      boolean plain,
      boolean withOutput,
      Ecs ecs) {
    ObjectNode result = Json.object();
    result.put("InvokeId", invocation.id());
    result.put("CommandId", command.id());
    result.put("CommandName", command.name());
    result.put("CommandDescription", command.description());
    result.put("CommandType", command.type());
    result.put("CommandContent", Views.encoded(command.content(), plain));
    result.put("CreationTime", Views.seconds(ecs, invocation.created()));
    result.put("Timeout", invocation.timeout());
    result.put("RepeatMode", invocation.dry() ? "DryRun" : "Once");
    result.put("Timed", false);
    result.put("Frequency", "");
    result.put("Parameters", "{}");
    result.put("Username", "");
    result.put("WorkingDir", "");
    result.put("InvocationStatus", status(ecs.store().runs(invocation)));
    result.put("InvokeStatus", record(ecs.store().runs(invocation)));
    ArrayNode instances = result.putObject("InvokeInstances").putArray("InvokeInstance");
    runs.forEach(run -> instances.add(RunView.within(run, invocation, plain, withOutput, ecs)));
    result.set("Tags", Views.tags(invocation.tags()));
    return result;
  }

  /** Returns the status of the whole, after the description of InvocationStatus in the SDK. */
  static String status(List<Run> runs) {
    Set<RunStatus> all = EnumSet.noneOf(RunStatus.class);
    runs.forEach(run -> all.add(run.status()));
    for (RunStatus open : List.of(RunStatus.PENDING, RunStatus.RUNNING, RunStatus.STOPPING)) {
      if (all.contains(open)) {
        return open.text();
      }
    }
    if (STOPPED.containsAll(all)) {
      return "Stopped";
    }
    boolean succeeded = all.remove(RunStatus.SUCCESS);
    all.removeAll(STOPPED);
    if (all.isEmpty()) {
      return "Success";
    }
    return succeeded ? "PartialFailed" : "Failed";
  }

  /** Returns the older InvokeStatus, for which an exit code is no failure. */
  public static String record(List<Run> runs) {
    List<String> all = runs.stream().map(run -> run.status().record()).distinct().toList();
    for (String first : List.of("Running", "Stopping")) {
      if (all.contains(first)) {
        return first;
      }
    }
    return all.size() == 1 ? all.get(0) : all.contains("Failed") ? "PartialFailed" : "Finished";
  }
}
