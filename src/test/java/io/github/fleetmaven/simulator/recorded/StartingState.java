package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was there before a recording began, and what came to be without a call of its own in it: by
 * a template deployment, which is a call to another provider. What a recording writes itself is not
 * here.
 */
final class StartingState {

  private final Recording recording;
  private final InstanceIds ids;
  private final Map<String, JsonNode> seeds = new LinkedHashMap<>();
  private final Map<Integer, JsonNode> deployed = new HashMap<>();
  private final Map<String, JsonNode> instances = new LinkedHashMap<>();
  private final Map<String, JsonNode> views = new LinkedHashMap<>();
  private final Map<String, String> latest = new LinkedHashMap<>();
  private final Map<String, JsonNode> groups = new LinkedHashMap<>();
  private final List<JsonNode> faults = new ArrayList<>();
  private final Set<String> made = new TreeSet<>();
  private final Set<String> written = new TreeSet<>();
  private final Set<String> absent = new TreeSet<>();

  private StartingState(Recording recording, InstanceIds ids) {
    this.recording = recording;
    this.ids = ids;
  }

  static StartingState of(Recording recording, InstanceIds ids) {
    StartingState state = new StartingState(recording, ids);
    state.faults.addAll(Failures.of(recording));
    state.faults.addAll(Commands.of(recording, ids));
    for (RecordedCall call : recording.calls()) {
      state.note(call);
    }
    recording.calls().stream()
        .flatMap(call -> Ids.resource(call.path()).stream())
        .forEach(state::unseen);
    return state;
  }

  /** Returns the scenario that a simulator starts from. */
  JsonNode scenario() {
    ObjectNode scenario = JsonNodeFactory.instance.objectNode();
    ObjectNode images = scenario.putObject("latestImages");
    latest.forEach(images::put);
    Offers.addTo(scenario, recording);
    scenario.putArray("faults").addAll(faults);
    ArrayNode resources = scenario.putArray("resources");
    seeds.values().stream().filter(StartingState::isSet).forEach(body -> resources.add(set(body)));
    seeds.values().stream()
        .filter(body -> !isSet(body))
        .forEach(body -> resources.add(Seeds.machine(body)));
    // A subscription is there as soon as something is in it.
    groups.keySet().stream()
        .map(id -> id.substring(0, id.indexOf("/resourcegroups")))
        .distinct()
        .forEach(
            subscription -> {
              ObjectNode other = resources.addObject();
              other.put(
                  "id",
                  subscription
                      + "/resourceGroups/elsewhere/providers/Microsoft.Compute/virtualMachines/other");
              other.put("location", "elsewhere").putObject("properties");
            });
    return scenario;
  }

  /** Returns the resource groups that were there, with what is known of them. */
  Map<String, JsonNode> groups() {
    Map<String, JsonNode> there = new LinkedHashMap<>(groups);
    there.values().removeIf(JsonNode::isNull);
    return there;
  }

  /** Returns what a deployment made before a line, missing when none did. */
  JsonNode deployedBefore(int line) {
    JsonNode body = deployed.get(line);
    return body == null ? MissingNode.getInstance() : Seeds.writable(body);
  }

  private ObjectNode set(JsonNode body) {
    String key = Ids.key(body.path("id").asText());
    return Seeds.set(body, instances.getOrDefault(key, JsonNodeFactory.instance.arrayNode()), ids);
  }

  private static boolean isSet(JsonNode body) {
    return Ids.set(body.path("id").asText()).isPresent();
  }

  private void note(RecordedCall call) {
    if (call.is("PUT") && call.status() == 201 && call.isCompute()) {
      written.add(Ids.key(call.path()));
    }
    noteGroup(call);
    noteImages(call.body());
    Ids.resource(call.path()).ifPresent(id -> note(call, Ids.key(id)));
    if (call.status() == 200) {
      noteResource(call, call.body());
      call.body().path("value").forEach(item -> noteResource(call, item));
    }
  }

  private void note(RecordedCall call, String key) {
    boolean itself = Ids.key(call.path()).equals(key);
    if (itself && call.is("PUT") && call.status() == 201) {
      made.add(key);
    }
    if (itself && call.is("GET") && call.status() == 404 && !made.contains(key)) {
      absent.add(key);
    }
    if (Ids.key(call.path()).equals(key + "/instanceview") && call.status() == 200) {
      views.putIfAbsent(key, call.body());
    }
    boolean list = call.path().endsWith("/virtualMachines") && !itself;
    if (list && call.status() == 200) {
      instances.putIfAbsent(key, call.body().path("value"));
    }
  }

  private void noteGroup(RecordedCall call) {
    Optional<String> group = Ids.group(call.path());
    boolean itself = group.filter(call.path()::equals).isPresent();
    JsonNode known =
        itself && call.is("PUT")
            ? NullNode.getInstance()
            : itself && call.is("GET") ? call.body() : MissingNode.getInstance();
    group
        .map(Ids::key)
        .ifPresent(
            id -> groups.merge(id, known, (first, next) -> first.isMissingNode() ? next : first));
  }

  private void noteResource(RecordedCall call, JsonNode body) {
    String key = Ids.key(body.path("id").asText());
    if (!Ids.isResource(body) || made.contains(key) || seeds.containsKey(key)) {
      return;
    }
    if (absent.contains(key) || isMadeOfWritten(body)) {
      made.add(key);
      deployed.put(call.line(), body);
    } else {
      seeds.put(key, body);
    }
  }

  /** What names a resource that the recording itself has written came after that. */
  private boolean isMadeOfWritten(JsonNode body) {
    String text = Ids.key(body.toString());
    return written.stream().anyMatch(id -> text.contains("\"" + id + "\""));
  }

  /** One that is only seen by what is below it. */
  private void unseen(String id) {
    String key = Ids.key(id);
    if (seeds.containsKey(key) || made.contains(key) || absent.contains(key)) {
      return;
    }
    JsonNode list = instances.get(key);
    if (list != null && !list.isEmpty()) {
      seeds.put(key, Seeds.setOf(id, list));
    } else if (Ids.set(id).isPresent()) {
      JsonNode view = views.get(key);
      seeds.put(key, view == null ? Seeds.setOf(id) : Seeds.setOf(Seeds.setOf(id), view));
    }
  }

  /** The version that {@code latest} was, as disks say it. */
  private void noteImages(JsonNode node) {
    if (node.has("exactVersion") && node.has("publisher")) {
      latest.putIfAbsent(name(node), node.path("exactVersion").asText());
    }
    node.forEach(this::noteImages);
  }

  private static String name(JsonNode image) {
    List<String> parts = new ArrayList<>();
    List.of("publisher", "offer", "sku")
        .forEach(part -> parts.add(image.path(part).asText().toLowerCase(Locale.ROOT)));
    return String.join(":", parts);
  }
}
