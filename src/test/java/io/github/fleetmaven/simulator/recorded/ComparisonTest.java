package io.github.fleetmaven.simulator.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A comparison that forgives everything would be worth nothing. */
class ComparisonTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm";
  private static final Map<String, String> DATED =
      Map.of("date", "Mon, 26 Aug 2024 09:00:00 GMT", "content-type", "application/json");
  private static final String GUID = "11111111-2222-3333-4444-555555555555";
  private static final String OTHER = "99999999-8888-7777-6666-555555555555";

  private final List<RecordedCall> calls = new ArrayList<>();

  @Test
  void findsEveryDifferenceInStructureAndValue() {
    assertThat(
            places("{\"a\": 1, \"b\": [1, 2], \"c\": {}}", "{\"b\": [1], \"c\": 3, \"d\": true}"))
        .containsExactly("$.a", "$.b", "$.c", "$.d");
    assertThat(places("{\"a\": \"x\", \"b\": [true]}", "{\"a\": \"y\", \"b\": [false]}"))
        .containsExactly("$.a", "$.b[0]");
    assertThat(places("{\"a\": \"x\"}", "{\"a\": \"x\"}")).isEmpty();
  }

  @Test
  void takesAnotherIdOnceButNotTwo() {
    Comparison comparison = comparison();
    RecordedCall call = call("{\"vmId\": \"" + GUID + "\"}", DATED);
    assertThat(comparison.of(call, reply("{\"vmId\": \"" + OTHER + "\"}"))).isEmpty();
    assertThat(comparison.of(call, reply("{\"vmId\": \"" + OTHER + "\"}"))).isEmpty();
    assertThat(comparison.of(call, reply("{\"vmId\": \"" + GUID + "\"}"))).hasSize(1);
    assertThat(comparison.of(call, reply("{\"vmId\": \"none\"}"))).hasSize(1);
    RecordedCall next = call("{\"vmId\": \"" + GUID.replace('1', '0') + "\"}", DATED);
    assertThat(comparison.of(next, reply("{\"vmId\": \"" + OTHER + "\"}"))).hasSize(1);
  }

  @Test
  void takesNoOtherIdForOneThatWasSent() {
    RecordedCall sent =
        new RecordedCall(
            "test",
            0,
            "PUT",
            PATH,
            Map.of("api-version", "2024-07-01"),
            json("{\"tag\": \"" + GUID + "\"}"),
            200,
            DATED,
            json("{\"tag\": \"" + GUID + "\"}"));
    assertThat(comparison().of(sent, reply("{\"tag\": \"" + GUID + "\"}"))).isEmpty();
    assertThat(comparison().of(sent, reply("{\"tag\": \"" + OTHER + "\"}"))).hasSize(1);
  }

  @Test
  void anEtagMovesExactlyWhenTheRecordedOneDoes() {
    Comparison comparison = comparison();
    RecordedCall first = call("{\"etag\": \"\\\"1\\\"\"}", DATED);
    RecordedCall second = call("{\"etag\": \"\\\"4\\\"\"}", DATED);
    assertThat(comparison.of(first, reply("{\"etag\": \"\\\"1\\\"\"}"))).isEmpty();
    assertThat(comparison.of(second, reply("{\"etag\": \"\\\"2\\\"\"}"))).isEmpty();
    assertThat(comparison.of(second, reply("{\"etag\": \"\\\"3\\\"\"}"))).hasSize(1);
    assertThat(comparison.of(first, reply("{\"etag\": \"\\\"2\\\"\"}"))).hasSize(1);
  }

  @Test
  void aTimeHasToBeOneInTheSameForm() {
    String recorded = "{\"startTime\": \"2024-08-26T09:00:00.5+00:00\"}";
    assertThat(places(recorded, "{\"startTime\": \"2026-01-01T00:00:00.0000000+00:00\"}"))
        .isEmpty();
    assertThat(places(recorded, "{\"startTime\": \"2026-01-01T00:00:00Z\"}")).hasSize(1);
    assertThat(places(recorded, "{\"startTime\": \"now\"}")).hasSize(1);
  }

  @Test
  void findsHeadersThatAreMissingOrTooMany() {
    String address =
        "https://management.azure.com/subscriptions/s/providers/Microsoft.Compute/locations/l"
            + "/operations/"
            + GUID;
    Map<String, String> headers = new LinkedHashMap<>(DATED);
    headers.put("azure-asyncoperation", address + "?p=1");
    headers.put("retry-after", "10");
    calls.add(call("{}", headers));
    assertThat(headerPlaces(headers, Map.of("azure-asyncoperation", address, "retry-after", "10")))
        .isEmpty();
    assertThat(headerPlaces(headers, Map.of("location", address, "retry-after", "30")))
        .containsExactly("azure-asyncoperation", "location", "retry-after");
    assertThat(
            headerPlaces(
                headers,
                Map.of(
                    "azure-asyncoperation",
                    address.replace("operations", "capsOperations"),
                    "retry-after",
                    "10")))
        .containsExactly("azure-asyncoperation");
  }

  @Test
  void aStatusIsComparedBeforeAllElse() {
    assertThat(comparison().of(call("{}", DATED), new Reply(404, DATED, json("{}"))))
        .extracting(Deviation::place)
        .containsExactly("status");
  }

  private List<String> headerPlaces(Map<String, String> recorded, Map<String, String> ours) {
    Map<String, String> headers = new LinkedHashMap<>(DATED);
    headers.putAll(ours);
    return comparison().of(call("{}", recorded), new Reply(200, headers, json("{}"))).stream()
        .map(Deviation::place)
        .toList();
  }

  private List<String> places(String recorded, String ours) {
    return comparison().of(call(recorded, DATED), reply(ours)).stream()
        .map(Deviation::place)
        .toList();
  }

  private Comparison comparison() {
    calls.add(call("{}", DATED));
    Recording recording = new Recording("test", List.copyOf(calls));
    return new Comparison(recording, InstanceIds.of(recording), new Correspondence());
  }

  private static RecordedCall call(String body, Map<String, String> headers) {
    return new RecordedCall(
        "test",
        0,
        "GET",
        PATH,
        Map.of("api-version", "2024-07-01"),
        MissingNode.getInstance(),
        200,
        headers,
        json(body));
  }

  private static Reply reply(String body) {
    return new Reply(200, DATED, json(body));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
