package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that depend on what is there already. */
class ConditionalWriteTest {

  private static final String INSTANCE = SET + "/virtualMachines/0";
  private static final Map<String, String> ONLY_NEW = Map.of("If-None-Match", "*");

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud =
        Cloud.of(directory, Scenarios.of(List.of(Scenarios.set(2, "", ""), Scenarios.machine(""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {SET, VM})
  void createsOnlyWhatIsNew(String id) {
    Reply refused = cloud.send("PUT", id, "{\"location\": \"westus\"}", ONLY_NEW).expect(412);
    assertThat(refused.at("/error/code")).isEqualTo("PreconditionFailed");
    assertThat(cloud.get(id).at("/etag")).isEqualTo("\"1\"");
    cloud.send("PUT", id + "new", "{\"location\": \"westus\"}", ONLY_NEW).expect(201);
    cloud.send("PUT", id + "new", "{\"location\": \"westus\"}", ONLY_NEW).expect(412);
  }

  @ParameterizedTest
  @ValueSource(strings = {SET, VM, INSTANCE})
  void writesOnlyWhatTheClientHasSeen(String id) {
    String etag = cloud.get(id).at("/etag");
    cloud.send("PUT", id, "{}", Map.of("If-Match", "\"77\"")).expect(412);
    assertThat(cloud.get(id).at("/etag")).isEqualTo(etag);
    cloud.send("PUT", id, "{}", Map.of("If-Match", etag)).expect(200);
  }

  @Test
  void anInstanceIsNeverNew() {
    cloud.send("PUT", INSTANCE, "{}", ONLY_NEW).expect(412);
  }

  @ParameterizedTest
  @ValueSource(strings = {SET, VM, INSTANCE})
  void knowsNoOtherValueOfIfNoneMatch(String id) {
    Reply refused = cloud.send("PUT", id, "{}", Map.of("If-None-Match", "\"1\"")).expect(400);
    assertThat(refused.at("/error/code")).isEqualTo("InvalidParameter");
    assertThat(refused.at("/error/target")).isEqualTo("If-None-Match");
  }

  @ParameterizedTest
  @ValueSource(strings = {SET, VM})
  void refusesAPutThatStatesAnotherState(String id) {
    Reply refused =
        cloud.put(id, "{\"properties\": {\"provisioningState\": \"Failed\"}}").expect(400);
    assertThat(refused.at("/error/target")).isEqualTo("provisioningState");
    assertThat(cloud.get(id).at("/etag")).isEqualTo("\"1\"");
    cloud.put(id, "{\"properties\": {\"provisioningState\": \"succeeded\"}}").expect(200);
    cloud.patch(VM, "{\"properties\": {\"provisioningState\": \"Failed\"}}").expect(200);
  }
}
