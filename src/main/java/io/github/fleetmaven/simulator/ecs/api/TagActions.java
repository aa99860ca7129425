package io.github.fleetmaven.simulator.ecs.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.service.EcsServices;
import io.github.fleetmaven.simulator.ecs.service.Tagging;
import io.github.fleetmaven.simulator.store.Json;
import java.util.List;
import java.util.Map;

/** Tags of instances, disks, snapshots, commands and invocations. */
final class TagActions {

  private static final int MOST = 50;

  private final Tagging tagging;

  TagActions(EcsServices services) {
    this.tagging = services.tagging();
  }

  Map<String, EcsAction> all() {
    return Map.of(
        "TagResources",
        EcsAction.of("RegionId ResourceType ResourceId Tag", "", this::tag),
        "UntagResources",
        EcsAction.of("RegionId ResourceType ResourceId", "TagKey All", this::untag),
        "ListTagResources",
        EcsAction.of("RegionId ResourceType", "ResourceId Tag NextToken", this::list));
  }

  private ObjectNode tag(Params params) {
    String type = type(params);
    tagging.set(type, ids(params), TagFilter.toSet(params.tags()));
    return Json.object();
  }

  private ObjectNode untag(Params params) {
    String type = type(params);
    List<String> keys = params.list("TagKey");
    boolean everything = keys.isEmpty() && params.flag("All");
    if (keys.isEmpty() && !everything) {
      throw EcsRefusals.missing("TagKey");
    }
    tagging.remove(type, ids(params), keys, everything);
    return Json.object();
  }

  /** One entry for each tag of each resource. */
  private record Entry(String id, String key, String value) {
    String mark() {
      return id + "/" + key;
    }
  }

  private ObjectNode list(Params params) {
    String type = type(params);
    List<String> ids = ids(params);
    List<TagFilter> tags = params.tags();
    if (ids.isEmpty() && tags.isEmpty()) {
      throw EcsRefusals.missing("ResourceId");
    }
    List<Entry> found =
        tagging
            .all(type)
            .filter(id -> ids.isEmpty() || ids.contains(id))
            .filter(id -> TagFilter.all(tags, tagging.of(type, id)))
            .flatMap(
                id ->
                    tagging.of(type, id).entrySet().stream()
                        .map(tag -> new Entry(id, tag.getKey(), tag.getValue())))
            .toList();
    // It pages by NextToken alone, in pages of a size of its own.
    Page<Entry> page = Page.byToken(params.text(Page.TOKEN), found, Entry::mark, MOST);
    ObjectNode body = Json.object().put(Page.TOKEN, page.nextToken());
    ArrayNode list = body.putObject("TagResources").putArray("TagResource");
    for (Entry entry : page.items()) {
      list.addObject()
          .put("ResourceId", entry.id())
          .put("ResourceType", type)
          .put("TagKey", entry.key())
          .put("TagValue", entry.value());
    }
    return body;
  }

  private static String type(Params params) {
    String type = params.required("ResourceType");
    Tagging.checkType(type);
    return type;
  }

  private static List<String> ids(Params params) {
    List<String> ids = params.list("ResourceId");
    if (ids.size() > MOST) {
      throw EcsRefusals.numberExceeded("ResourceIds", MOST);
    }
    return ids;
  }
}
