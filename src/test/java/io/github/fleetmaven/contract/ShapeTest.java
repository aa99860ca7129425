package io.github.fleetmaven.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which exchanges are judged once only. */
class ShapeTest {

  private static Shape shape(String answer) {
    return Shape.of(new Exchange("GET", "/p", Map.of(), false, "", 200, answer), "/p");
  }

  private static Glance glance(String answer) {
    return Glance.of(
        new SimulatorRequest("GET", "/p?api-version=1", Map.of(), new byte[0]),
        new SimulatorResponse(200, Map.of(), answer.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void timesIdsAndNamesMakeNoDifference() {
    String one =
        """
        {"name": "web_1", "vmId": "0e984725-c51c-4bf4-9960-e1c80e27aba0", "tags": {"a": "b"},
         "time": "2026-01-01T00:00:00.1+00:00", "settings": {"x": 1}}""";
    String other =
        """
        {"name": "web_22", "vmId": "1e984725-c51c-4bf4-9960-e1c80e27aba0", "tags": {"c": "d"},
         "time": "2026-02-01T10:00:00.2+00:00", "settings": {"y": "2"}}""";
    assertThat(shape(one)).isEqualTo(shape(other));
  }

  @Test
  void propertiesTypesNumbersAndOtherWordsDo() {
    for (String[] pair :
        new String[][] {
          {"{\"a\": 1}", "{\"b\": 1}"},
          {"{\"a\": 5}", "{\"a\": 500}"},
          {"{\"a\": \"1\"}", "{\"a\": 1}"},
          {"{\"mode\": \"Manual\"}", "{\"mode\": \"Casual\"}"},
          {"{\"time\": \"2026-01-01T00:00:00Z\"}", "{\"time\": \"2026-01-01T00:00:00\"}"},
          {"{\"tags\": {\"a\": \"b\"}}", "{\"tags\": {\"a\": 1}}"},
        }) {
      assertThat(shape(pair[0])).isNotEqualTo(shape(pair[1]));
      assertThat(glance(pair[0])).isNotEqualTo(glance(pair[1]));
    }
  }

  @Test
  void aListHasEachKindOfItemOnce() {
    assertThat(shape("[{\"name\": \"a\"}, {\"name\": \"b\"}]"))
        .isEqualTo(shape("[{\"name\": \"c\"}]"));
    assertThat(shape("[{\"name\": \"a\"}, {\"name\": 1}]")).isNotEqualTo(shape("[]"));
  }

  @Test
  void digitsInStringsMakeNoDifferenceAtAGlance() {
    assertThat(glance("{\"id\": \"/a/web_17\", \"t\": \"2026-01-01T00:00:00Z\"}"))
        .isEqualTo(glance("{\"id\": \"/a/web_3\", \"t\": \"2027-11-30T10:20:30Z\"}"));
    assertThat(glance("{\"a\": \"0e984725-c51c-4bf4-9960-e1c80e27aba0\"}"))
        .isEqualTo(glance("{\"a\": \"1f984725-aaaa-4bf4-9960-e1c80e27abc0\"}"));
    assertThat(glance("{\"hyperVGeneration\": \"V1\"}"))
        .isNotEqualTo(glance("{\"hyperVGeneration\": \"V2\"}"));
  }

  @Test
  void thePluginsRequestsCountAndOthersDoNot() {
    assertThat(glanceOfRequest("fleet-maven-plugin/1", "{\"a\": 1}"))
        .isNotEqualTo(glanceOfRequest("fleet-maven-plugin/1", "{\"b\": 1}"));
    assertThat(glanceOfRequest("az", "{\"a\": 1}")).isEqualTo(glanceOfRequest("az", "{\"b\": 1}"));
  }

  private static Glance glanceOfRequest(String agent, String body) {
    return Glance.of(
        new SimulatorRequest(
            "PUT",
            "/p",
            Map.of("user-agent", List.of(agent)),
            body.getBytes(StandardCharsets.UTF_8)),
        new SimulatorResponse(200, Map.of(), new byte[0]));
  }
}
