package io.github.fleetmaven.simulator.ecs.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.ecs.store.Ending;
import io.github.fleetmaven.simulator.ecs.store.Invocation;
import io.github.fleetmaven.simulator.ecs.store.Run;
import io.github.fleetmaven.simulator.store.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How it is shown what became of a command on an instance. Stateless. */
public final class RunView {

  private RunView() {}

  /** Returns an entry of DescribeInvocationResults. */
  public static ObjectNode result(Run run, Invocation invocation, boolean plain, Ecs ecs) {
    ObjectNode result = common(run, plain, true, ecs);
    result.put("InvokeId", run.invocation());
    result.put("CommandId", invocation.command());
    result.put("InvokeRecordStatus", run.status().record());
    result.put("FinishedTime", Views.seconds(ecs, finished(run)));
    result.put("Username", "");
    result.set("Tags", Views.tags(invocation.tags()));
    return result;
  }

  /** Returns an entry of an invocation's InvokeInstances. */
  public static ObjectNode within(
      Run run, Invocation invocation, boolean plain, boolean withOutput, Ecs ecs) {
    ObjectNode result = common(run, plain, withOutput, ecs);
    result.put("InstanceInvokeStatus", run.status().record());
    result.put("FinishTime", Views.seconds(ecs, finished(run)));
    result.put("CreationTime", Views.seconds(ecs, invocation.created()));
    result.put("UpdateTime", Views.seconds(ecs, updated(run, invocation)));
    result.put("Timed", false);
    return result;
  }

  private static ObjectNode common(Run run, boolean plain, boolean withOutput, Ecs ecs) {
    ObjectNode result = Json.object();
    result.put("InstanceId", run.instance());
    result.put("InvocationStatus", run.status().text());
    result.put("Repeats", run.begun() == null ? 0 : 1);
    result.put("StartTime", Views.seconds(ecs, run.begun()));
    result.put("StopTime", Views.seconds(ecs, run.stopped()));
    // What ECS doesn't know yet isn't shown.
    @Nullable Ending ending = run.status().open() ? null : run.ending();
    @Nullable Integer exitCode = ending == null ? null : ending.exitCode();
    if (exitCode != null) {
      result.put("ExitCode", exitCode);
    }
    result.put("ErrorCode", ending == null ? "" : ending.error().code());
    result.put("ErrorInfo", ending == null ? "" : ending.error().info());
    result.put("Dropped", ending == null ? 0 : ending.dropped());
    if (withOutput) {
      result.put("Output", Views.encoded(ending == null ? "" : ending.output(), plain));
    }
    return result;
  }

  private static @Nullable Instant finished(Run run) {
    return run.status().open() ? null : run.ended();
  }

  private static Instant updated(Run run, Invocation invocation) {
    @Nullable Instant finished = finished(run);
    @Nullable Instant begun = run.begun();
    return finished != null ? finished : begun != null ? begun : invocation.created();
  }
}
