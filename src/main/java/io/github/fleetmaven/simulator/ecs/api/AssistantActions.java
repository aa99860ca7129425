package io.github.fleetmaven.simulator.ecs.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.ecs.service.EcsServices;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.ecs.view.AgentView;
import io.github.fleetmaven.simulator.store.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The agents of Cloud Assistant, and their plugins. */
final class AssistantActions {

  private static final int MOST_IDS = 100;
  private static final int MOST = 50;

  private final EcsServices services;
  private final Ecs ecs;

  AssistantActions(EcsServices services) {
    this.services = services;
    this.ecs = services.ecs();
  }

  Map<String, EcsAction> all() {
    String pages = "MaxResults NextToken PageNumber PageSize";
    return Map.of(
        "DescribeCloudAssistantStatus",
        EcsAction.of("RegionId", "InstanceId OSType " + pages, this::status),
        "ListPluginStatus",
        EcsAction.of("RegionId", "InstanceId Name " + pages, this::plugins));
  }

  private ObjectNode status(Params params) {
    Optional<String> type = params.text("OSType");
    List<Instance> found =
        named(params).stream()
            .filter(
                each -> type.isEmpty() || type.get().equalsIgnoreCase("windows") == each.windows())
            .toList();
    // With ids there is one page, whatever its size.
    Page<Instance> page =
        params.list("InstanceId").isEmpty()
            ? Page.of(params, found, Instance::id, MOST, false)
            : new Page<>(found, "", 1, MOST_IDS, found.size());
    Map<String, Long> open = ecs.store().openRunsByInstance();
    ObjectNode body = page.into(Json.object());
    ArrayNode list =
        body.putObject("InstanceCloudAssistantStatusSet").putArray("InstanceCloudAssistantStatus");
    page.items()
        .forEach(
            each ->
                list.add(
                    AgentView.of(each, open.getOrDefault(each.id(), 0L), services.agents(), ecs)));
    return body;
  }

  private ObjectNode plugins(Params params) {
    Optional<String> name = params.text("Name");
    List<Instance> found = named(params);
    if (name.isEmpty() && params.list("InstanceId").size() != 1) {
      throw EcsRefusals.missing("Name");
    }
    Page<Instance> page = Page.of(params, found, Instance::id, MOST, false);
    ObjectNode body = page.into(Json.object());
    ArrayNode list = body.putObject("InstancePluginStatusSet").putArray("InstancePluginStatus");
    page.items().forEach(each -> list.add(AgentView.plugins(each, name, ecs)));
    return body;
  }

  /** Returns the instances that are named, or all; one that isn't there is left out. */
  private List<Instance> named(Params params) {
    List<String> ids = params.list("InstanceId");
    if (ids.size() > MOST_IDS) {
      throw EcsRefusals.tooManyInstances(MOST_IDS);
    }
    return ids.isEmpty()
        ? List.copyOf(ecs.store().instances())
        : ids.stream().distinct().flatMap(id -> ecs.store().instance(id).stream()).toList();
  }
}
