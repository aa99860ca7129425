package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the simulator's answers with the recorded ones: status, the headers that steer a client,
 * the structure of the body, and every value that isn't made up by the service. What is forgiven
 * stands in {@link Values} and {@link Leniency}, nowhere else.
 */
final class Comparison {

  private static final String TRUNCATED = "__truncatedListLength";

  private final InstanceIds instances;
  private final Values values;
  private final Headers headers;
  private final Leniency leniency;

  Comparison(Recording recording, InstanceIds instances, Correspondence correspondence) {
    this.instances = instances;
    this.values = new Values(correspondence, instances);
    this.leniency = new Leniency(recording);
    this.headers = new Headers(recording, correspondence, leniency);
  }

  /** Returns all in which an answer isn't the recorded one. */
  List<Deviation> of(RecordedCall call, Reply reply) {
    Found found = new Found(call);
    values.sent(call.requestBody());
    if (reply.status() != call.status()) {
      String body = reply.status() < 400 ? "" : ": " + brief(reply.body().toString());
      found.add("status", "is %d, not %d%s".formatted(reply.status(), call.status(), body));
      return found.deviations;
    }
    headers.compare(call, reply, found::add);
    if (call.isListCut()) {
      compareCut(call.body(), reply.body(), found);
    } else if (!call.isBodyOmitted()) {
      compare("$", call.path(), call.body(), reply.body(), found);
    }
    return found.deviations;
  }

  private void compare(String place, String outer, JsonNode recorded, JsonNode ours, Found found) {
    String id = recorded.path("id").asText("");
    String owner = id.startsWith("/subscriptions/") && recorded.has("properties") ? id : outer;
    if (recorded.getNodeType() != ours.getNodeType()) {
      found.add(place, "is %s, not %s".formatted(brief(ours), brief(recorded)));
    } else if (recorded.isObject()) {
      compareObjects(place, owner, recorded, ours, found);
    } else if (recorded.isArray()) {
      compareArrays(place, owner, recorded, ours, found);
    } else {
      values.differ(owner, place, recorded, ours).ifPresent(what -> found.add(place, what));
    }
  }

  /** Of a long list some items were kept: they only tell what an item looks like. */
  private static void compareCut(JsonNode recorded, JsonNode ours, Found found) {
    JsonNode first = ours.path(0);
    for (JsonNode item : recorded) {
      if (!keys(item).equals(keys(first))) {
        found.add("$[0]", "has %s, not %s".formatted(keys(first), keys(item)));
        return;
      }
    }
  }

  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private void compareObjects(
      String place, String owner, JsonNode recorded, JsonNode ours, Found found) {
    Set<String> keys = keys(recorded);
    keys.addAll(keys(ours));
    // Of a long list the first items were kept, and how many there were.
    boolean cut = keys.remove(TRUNCATED);
    for (String key : keys) {
      String below = place + "." + key;
      if (cut && recorded.path(key).isArray()) {
        compareItems(below, owner, recorded.get(key), ours.path(key), found);
      } else if (!ours.has(key)) {
        if (!leniency.allowsLess(found.call, below, recorded.get(key))) {
          found.add(below, "is missing: %s".formatted(brief(recorded.get(key))));
        }
      } else if (!recorded.has(key)) {
        if (!leniency.allowsMore(found.call, below)) {
          found.add(below, "is too much: %s".formatted(brief(ours.get(key))));
        }
      } else {
        compare(below, owner, recorded.get(key), ours.get(key), found);
      }
    }
  }

  private void compareArrays(
      String place, String owner, JsonNode recorded, JsonNode ours, Found found) {
    if (recorded.size() != ours.size()) {
      found.add(place, "has %d items, not %d".formatted(ours.size(), recorded.size()));
      return; // Which item stands for which can't be told.
    }
    if (place.equals("$.value") && recorded.path(0).path("id").isTextual()) {
      compareLists(owner, recorded, ours, found);
    } else {
      compareItems(place, owner, recorded, ours, found);
    }
  }

  /** The order of resources in a list is nobody's promise: each is compared with its like. */
  private void compareLists(String owner, JsonNode recorded, JsonNode ours, Found found) {
    Map<String, JsonNode> byId = new HashMap<>();
    ours.forEach(item -> byId.put(Ids.key(item.path("id").asText()), item));
    for (int i = 0; i < recorded.size(); i++) {
      String id = Ids.key(instances.path(recorded.get(i).path("id").asText()));
      String place = "$.value[" + i + "]";
      if (byId.containsKey(id)) {
        compare(place, owner, recorded.get(i), byId.get(id), found);
      } else {
        found.add(place, "is missing: " + id);
      }
    }
  }

  private void compareItems(
      String place, String owner, JsonNode recorded, JsonNode ours, Found found) {
    for (int i = 0; i < recorded.size(); i++) {
      compare(place + "[" + i + "]", owner, recorded.get(i), ours.path(i), found);
    }
  }

  private static String brief(Object value) {
    String text = value.toString();
    return text.length() <= 160 ? text : text.substring(0, 160) + "…";
  }

  private static final class Found {

    private final RecordedCall call;
    private final List<Deviation> deviations = new ArrayList<>();

    private Found(RecordedCall call) {
      this.call = call;
    }

    private void add(String place, String what) {
      deviations.add(new Deviation(call, place, what));
    }
  }
}
