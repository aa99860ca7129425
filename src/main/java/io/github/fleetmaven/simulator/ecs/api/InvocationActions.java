package io.github.fleetmaven.simulator.ecs.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.ecs.service.EcsServices;
import io.github.fleetmaven.simulator.ecs.store.Invocation;
import io.github.fleetmaven.simulator.ecs.store.Run;
import io.github.fleetmaven.simulator.ecs.store.SavedCommand;
import io.github.fleetmaven.simulator.ecs.view.InvocationView;
import io.github.fleetmaven.simulator.ecs.view.RunView;
import io.github.fleetmaven.simulator.store.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of commands; the latest come first. */
final class InvocationActions {

  private static final int MOST = 50;

  private final Ecs ecs;

  InvocationActions(EcsServices services) {
    this.ecs = services.ecs();
  }

  Map<String, EcsAction> all() {
    String common = "InvokeId InstanceId CommandId Tag ContentEncoding ";
    String pages = "MaxResults NextToken PageNumber PageSize";
    return Map.of(
        "DescribeInvocations",
        EcsAction.of(
            "RegionId",
            common + "CommandName CommandType IncludeOutput InvokeStatus " + pages,
            this::invocations),
        "DescribeInvocationResults",
        EcsAction.of("RegionId", common + "InvokeRecordStatus " + pages, this::results));
  }

  private ObjectNode invocations(Params params) {
    boolean withOutput = params.flag("IncludeOutput");
    Optional<String> instance = params.text("InstanceId");
    if (withOutput && instance.isEmpty() && params.text("InvokeId").isEmpty()) {
      throw EcsRefusals.missing("InvokeId");
    }
    Optional<String> type = params.text("CommandType");
    // As the vendor says, an instance makes the name void.
    Optional<String> name = params.text("CommandName").filter(given -> instance.isEmpty());
    Optional<String> status = params.text("InvokeStatus");
    List<Invocation> found =
        found(params).stream()
            .filter(each -> type.isEmpty() || type.get().equals(command(each).type()))
            .filter(each -> name.isEmpty() || name.get().equals(command(each).name()))
            .filter(
                each ->
                    status.isEmpty()
                        || status.get().equals(InvocationView.record(ecs.store().runs(each))))
            .toList();
    Page<Invocation> page = Page.of(params, found, Invocation::id, MOST, false);
    boolean plain = Content.plain(params);
    ObjectNode body = page.into(Json.object());
    ArrayNode list = body.putObject("Invocations").putArray("Invocation");
    for (Invocation each : page.items()) {
      list.add(
          InvocationView.of(each, command(each), runs(each, instance), plain, withOutput, ecs));
    }
    return body;
  }

  private ObjectNode results(Params params) {
    Optional<String> instance = params.text("InstanceId");
    Optional<String> status = params.text("InvokeRecordStatus");
    List<Run> found =
        found(params).stream()
            .flatMap(each -> runs(each, instance).stream())
            .filter(run -> status.isEmpty() || status.get().equals(run.status().record()))
            .toList();
    Page<Run> page = Page.of(params, found, Run::key, MOST, false);
    boolean plain = Content.plain(params);
    ObjectNode body = Json.object();
    ObjectNode invocation = page.into(body.putObject("Invocation"));
    ArrayNode list = invocation.putObject("InvocationResults").putArray("InvocationResult");
    for (Run run : page.items()) {
      ecs.store()
          .invocation(run.invocation())
          .ifPresent(each -> list.add(RunView.result(run, each, plain, ecs)));
    }
    return body;
  }

  private List<Invocation> found(Params params) {
    Optional<String> id = params.text("InvokeId");
    Optional<String> command = params.text("CommandId");
    Optional<String> instance = params.text("InstanceId");
    List<TagFilter> tags = params.tags();
    List<Invocation> all = new ArrayList<>(ecs.store().invocations());
    Collections.reverse(all);
    return all.stream()
        .filter(each -> id.isEmpty() || id.get().equals(each.id()))
        .filter(each -> command.isEmpty() || command.get().equals(each.command()))
        .filter(each -> instance.isEmpty() || each.instances().contains(instance.get()))
        .filter(each -> TagFilter.all(tags, each.tags()))
        .toList();
  }

  private List<Run> runs(Invocation invocation, Optional<String> instance) {
    return ecs.store().runs(invocation).stream()
        .filter(run -> instance.isEmpty() || instance.get().equals(run.instance()))
        .toList();
  }

  private SavedCommand command(Invocation invocation) {
    return ecs.store()
        .command(invocation.command())
        .orElseThrow(() -> new IllegalStateException("no command " + invocation.command()));
  }
}
