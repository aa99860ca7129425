package io.github.fleetmaven.simulator.ecs.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.service.CommandRequest;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.ecs.service.EcsServices;
import io.github.fleetmaven.simulator.ecs.store.Invocation;
import io.github.fleetmaven.simulator.ecs.store.SavedCommand;
import io.github.fleetmaven.simulator.ecs.view.CommandView;
import io.github.fleetmaven.simulator.store.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands of Cloud Assistant: listed, run, invoked, stopped. */
final class CommandActions {

  private static final int MOST_IDS = 100;
  private static final int MOST_TO_STOP = 50;
  private static final int MOST = 50;
  private static final int LONGEST_NAME = 128;
  private static final int TIMEOUT = 60;
  private static final int LEAST_TIMEOUT = 10;
  private static final int MOST_TIMEOUT = 24 * 60 * 60;
  private static final String DRY = "DryRun";

  private final EcsServices services;
  private final Ecs ecs;

  CommandActions(EcsServices services) {
    this.services = services;
    this.ecs = services.ecs();
  }

  Map<String, EcsAction> all() {
    return Map.of(
        "DescribeCommands",
        EcsAction.of(
            "RegionId",
            "CommandId Name Type Provider Latest Tag ContentEncoding"
                + " MaxResults NextToken PageNumber PageSize",
            this::list),
        "RunCommand",
        EcsAction.of(
            "RegionId Type CommandContent InstanceId",
            "ClientToken ContentEncoding Description KeepCommand Name RepeatMode Tag"
                + " TerminationMode Timed Timeout",
            params -> once("RunCommand", params, () -> run(params))),
        "InvokeCommand",
        EcsAction.of(
            "RegionId CommandId InstanceId",
            "ClientToken RepeatMode Tag TerminationMode Timed Timeout",
            params -> once("InvokeCommand", params, () -> invoke(params))),
        "StopInvocation",
        EcsAction.of("RegionId InvokeId", "InstanceId", this::stop));
  }

  private ObjectNode once(String action, Params params, Work work) {
    Map<String, String> result =
        services
            .tokens()
            .once(action, params.text("ClientToken").orElse(""), params.digest(), work::result);
    ObjectNode body = Json.object();
    result.forEach(body::put);
    return body;
  }

  /** Does something and says what is answered. */
  private interface Work {
    Map<String, String> result();
  }

  private Map<String, String> run(Params params) {
    boolean kept = params.flag("KeepCommand");
    boolean dry = dry(params);
    String name = params.text("Name").orElse("");
    if (name.length() > LONGEST_NAME) {
      throw EcsRefusals.nameTooLong();
    }
    CommandRequest request =
        new CommandRequest(
            name,
            params.text("Description").orElse(""),
            params.required("Type"),
            Content.of(params, kept),
            timeout(params).orElse(TIMEOUT),
            kept,
            dry,
            TagFilter.toSet(params.tags()));
    Invocation invocation = services.commands().run(request, instances(params));
    return Map.of("CommandId", invocation.command(), "InvokeId", invocation.id());
  }

  private Map<String, String> invoke(Params params) {
    SavedCommand command = services.commands().find(params.required("CommandId"));
    Invocation invocation =
        services
            .commands()
            .invoke(
                command,
                timeout(params).orElse((int) command.timeout()),
                dry(params),
                instances(params),
                TagFilter.toSet(params.tags()));
    return Map.of("InvokeId", invocation.id());
  }

  private ObjectNode stop(Params params) {
    List<String> instances = params.list("InstanceId");
    if (instances.size() > MOST_TO_STOP) {
      throw EcsRefusals.tooManyInstances(MOST_TO_STOP);
    }
    services.commands().stop(params.required("InvokeId"), instances);
    return Json.object();
  }

  private ObjectNode list(Params params) {
    Optional<String> id = params.text("CommandId");
    Optional<String> type = params.text("Type");
    List<TagFilter> tags = params.tags();
    List<SavedCommand> found =
        ecs.store().commands().stream()
            .filter(SavedCommand::kept)
            .filter(each -> id.isEmpty() || id.get().equals(each.id()))
            .filter(each -> type.isEmpty() || type.get().equals(each.type()))
            .filter(each -> TagFilter.all(tags, each.tags()))
            .filter(each -> provided(params, each))
            .filter(each -> called(params, each))
            .toList();
    Page<SavedCommand> page = Page.of(params, found, SavedCommand::id, MOST, false);
    boolean plain = Content.plain(params);
    ObjectNode body = page.into(Json.object());
    ArrayNode list = body.putObject("Commands").putArray("Command");
    page.items().forEach(each -> list.add(CommandView.of(each, invoked(each), plain, ecs)));
    return body;
  }

  /** Without a provider one's own commands are meant; AlibabaCloud means all of its teams. */
  private static boolean provided(Params params, SavedCommand command) {
    Optional<String> provider = params.text("Provider");
    SavedCommand.@Nullable Common common = command.common();
    if (provider.isEmpty() || common == null) {
      return provider.isEmpty() && common == null;
    }
    boolean theirs =
        common.provider().equals(provider.get())
            || common.provider().startsWith(provider.get() + ".");
    return theirs && (!params.flag("Latest") || common.latest());
  }

  /** Common commands are found by any part of their names, others as a star at the end says. */
  private static boolean called(Params params, SavedCommand command) {
    String wanted = params.text("Name").orElse("");
    if (command.common() != null) {
      String plain = wanted.replace("*", "").toLowerCase(Locale.ROOT);
      return command.name().toLowerCase(Locale.ROOT).contains(plain);
    }
    return wanted.isEmpty()
        || (wanted.endsWith("*")
            ? command.name().startsWith(wanted.substring(0, wanted.length() - 1))
            : command.name().equals(wanted));
  }

  private long invoked(SavedCommand command) {
    return ecs.store().invocations().stream()
        .filter(each -> each.command().equals(command.id()))
        .count();
  }

  private static List<String> instances(Params params) {
    List<String> ids = params.list("InstanceId");
    if (ids.size() > MOST_IDS) {
      throw EcsRefusals.tooManyInstances(MOST_IDS);
    }
    if (ids.isEmpty()) {
      throw EcsRefusals.missing("InstanceId");
    }
    return ids.stream().distinct().toList();
  }

  private static Optional<Integer> timeout(Params params) {
    return params.number("Timeout", LEAST_TIMEOUT, MOST_TIMEOUT).stream().boxed().findFirst();
  }

  private static boolean dry(Params params) {
    String mode = params.text("RepeatMode").orElse("Once");
    if (!mode.equals("Once") && !mode.equals(DRY)) {
      throw EcsRefusals.notSimulated("the RepeatMode " + mode);
    }
    return mode.equals(DRY);
  }
}
