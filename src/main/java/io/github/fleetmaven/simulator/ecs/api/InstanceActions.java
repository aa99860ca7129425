package io.github.fleetmaven.simulator.ecs.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.ecs.service.EcsServices;
import io.github.fleetmaven.simulator.ecs.store.Disk;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.ecs.view.InstanceView;
import io.github.fleetmaven.simulator.store.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What there is: regions, instances, disks. */
final class InstanceActions {

  /** As many ids as one call may name, and instances on a page. */
  private static final int MOST = 100;

  private static final int MOST_DISKS = 500;

  private final Ecs ecs;

  InstanceActions(EcsServices services) {
    this.ecs = services.ecs();
  }

  Map<String, EcsAction> all() {
    String pages = "MaxResults NextToken PageNumber PageSize";
    return Map.of(
        "DescribeRegions",
        EcsAction.of("", "AcceptLanguage InstanceChargeType ResourceType", params -> regions()),
        "DescribeInstances",
        EcsAction.of(
            "RegionId", "InstanceIds InstanceName Status ZoneId Tag " + pages, this::instances),
        "DescribeDisks",
        EcsAction.of("RegionId", "InstanceId DiskIds DiskType Tag " + pages, this::disks));
  }

  private ObjectNode regions() {
    ObjectNode body = Json.object();
    body.putObject("Regions")
        .putArray("Region")
        .addObject()
        .put("RegionId", ecs.section().regionId())
        .put("LocalName", ecs.section().regionId())
        .put("RegionEndpoint", "ecs." + ecs.section().regionId() + ".aliyuncs.com")
        .put("Status", "available");
    return body;
  }

  private ObjectNode instances(Params params) {
    Optional<List<String>> ids = ids(params, "InstanceIds");
    Optional<Pattern> name = params.text("InstanceName").map(InstanceActions::wildcards);
    Optional<String> status = params.text("Status");
    Optional<String> zone = params.text("ZoneId");
    List<TagFilter> tags = params.tags();
    List<Instance> found =
        ecs.store().instances().stream()
            .filter(each -> ids.isEmpty() || ids.get().contains(each.id()))
            .filter(each -> name.isEmpty() || name.get().matcher(each.name()).matches())
            .filter(each -> status.isEmpty() || status.get().equals(each.status().text()))
            .filter(each -> zone.isEmpty() || zone.get().equals(each.zone()))
            .filter(each -> TagFilter.all(tags, each.tags()))
            .toList();
    Page<Instance> page = Page.of(params, found, Instance::id, MOST, true);
    ObjectNode body = page.into(Json.object());
    ArrayNode list = body.putObject("Instances").putArray("Instance");
    page.items().forEach(each -> list.add(InstanceView.of(each, ecs)));
    return body;
  }

  private ObjectNode disks(Params params) {
    Optional<List<String>> ids = ids(params, "DiskIds");
    Optional<String> instance = params.text("InstanceId");
    String type = params.text("DiskType").orElse("all").toLowerCase(Locale.ROOT);
    List<TagFilter> tags = params.tags();
    List<Disk> found =
        ecs.store().disks().stream()
            .filter(each -> ids.isEmpty() || ids.get().contains(each.id()))
            .filter(each -> instance.isEmpty() || instance.get().equals(each.instance()))
            .filter(each -> type.equals("all") || type.equals("system") == each.system())
            .filter(each -> TagFilter.all(tags, each.tags()))
            .toList();
    Page<Disk> page = Page.of(params, found, Disk::id, MOST_DISKS, true);
    ObjectNode body = page.into(Json.object());
    ArrayNode list = body.putObject("Disks").putArray("Disk");
    for (Disk disk : page.items()) {
      ecs.store()
          .instance(disk.instance())
          .ifPresent(owner -> list.add(InstanceView.of(disk, owner, ecs)));
    }
    return body;
  }

  private static Optional<List<String>> ids(Params params, String name) {
    Optional<List<String>> ids = params.json(name);
    if (ids.isPresent() && ids.get().size() > MOST) {
      throw EcsRefusals.tooManyInstances(MOST);
    }
    return ids;
  }

  private static Pattern wildcards(String name) {
    return Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q"));
  }
}
