package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays a recording against a simulator that is in the state the recording starts from. An id or an
 * address of an operation is the simulator's own wherever the recorded one was the service's.
 */
final class Replay {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Calls take a moment; what takes longer is for {@link Clock} to say. */
  private static final Duration BETWEEN = Duration.ofMillis(10);

  private final Recording recording;
  private final InstanceIds instances;
  private final StartingState start;
  private final Client client;
  private final Operations operations = new Operations();
  private final Clock clock;
  private final Correspondence correspondence = new Correspondence();
  private final Comparison comparison;

  private Replay(Recording recording, Path directory) {
    this.recording = recording;
    this.instances = InstanceIds.of(recording);
    this.start = StartingState.of(recording, instances);
    this.client = new Client(directory, start.scenario());
    this.clock = new Clock(client);
    this.comparison = new Comparison(recording, instances, correspondence);
  }

  /** One call as it went. */
  record Played(RecordedCall call, Reply reply, List<Deviation> deviations) {

    boolean matches() {
      return deviations.isEmpty();
    }
  }

  static List<Played> of(Recording recording, Path directory) {
    return new Replay(recording, directory).play();
  }

  private List<Played> play() {
    start.groups().forEach(this::makeGroup);
    List<Played> played = new ArrayList<>();
    for (RecordedCall call : recording.calls()) {
      deploy(call);
      played.add(play(call));
    }
    return played;
  }

  private Played play(RecordedCall call) {
    client.pass(BETWEEN);
    String url = url(call);
    clock.before(call, url);
    Reply reply = client.send(call.method(), url, body(call));
    instances.learn(call, reply);
    operations.learn(call, reply);
    return new Played(call, reply, comparison.of(call, reply));
  }

  private void deploy(RecordedCall call) {
    JsonNode body = start.deployedBefore(call.line());
    if (!body.isMissingNode()) {
      client.send("PUT", Client.url(body.path("id").asText(), call.query()), body);
    }
  }

  private String url(RecordedCall call) {
    Optional<String> operation = operations.address(call);
    Map<String, String> query = new LinkedHashMap<>(call.query());
    return operation.orElseGet(() -> Client.url(instances.path(call.path()), query));
  }

  /** The recorders kept no request bodies of the oldest calls; the answer tells what was asked. */
  private JsonNode body(RecordedCall call) {
    if (call.requestBody().isMissingNode()) {
      return call.file().equals("arm_compute_vmss_update_wrong_instances_should_fail")
          ? ids(List.of("999"))
          : MissingNode.getInstance();
    }
    JsonNode body = json(correspondence.ours(call.requestBody().toString()));
    String set = Ids.set(call.path()).orElse("");
    if (body.path("instanceIds").isArray()) {
      List<String> ours = new ArrayList<>();
      body.path("instanceIds").forEach(id -> ours.add(instances.ours(set, id.asText())));
      ((ObjectNode) body).setAll(ids(ours));
    }
    return body;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static ObjectNode ids(List<String> ids) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("instanceIds");
    ids.forEach(list::add);
    return body;
  }

  private void makeGroup(String id, JsonNode known) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("location", known.path("location").asText("westus"));
    if (known.path("tags").isObject()) {
      body.set("tags", known.path("tags"));
    }
    client.send("PUT", known.path("id").asText(id) + "?api-version=2021-04-01", body);
  }
}
