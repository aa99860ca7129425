package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.ecs.DriverReading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsChecksTest {

  private static final Instant BOOTED = EngineFixture.START.minus(30, ChronoUnit.DAYS);

  @TempDir Path directory;
  private EcsScene scene;

  @AfterEach
  void close() {
    scene.close();
  }

  private void open(String instances, String faults, String calls) {
    scene = EcsScene.of(directory, instances, faults, calls);
  }

  private String why(String id) {
    return unknown(scene.checks().read(List.of(id)).get(id));
  }

  private static String unknown(DriverReading reading) {
    assertThat(reading).isInstanceOf(DriverReading.Unknown.class);
    return ((DriverReading.Unknown) reading).why();
  }

  @Test
  void readsVersionAndBootTimeOfEach() {
    open(
        "{\"id\": \"i-old\"}, {\"id\": \"i-new\", \"driver\": \"%s\"}".formatted(EcsScene.NEW),
        "",
        "");
    assertThat(scene.checks().read(List.of("i-old", "i-new")))
        .isEqualTo(
            Map.of(
                "i-old",
                new DriverReading.Known(EcsScene.OLD, 58006, BOOTED),
                "i-new",
                new DriverReading.Known(EcsScene.NEW, 58017, BOOTED)));
    assertThat(scene.answers("RunCommand")).hasSize(1);
    assertThat(scene.cloud.requests().writes()).isZero();
  }

  @Test
  void asksNobodyWhereThereIsNobody() {
    open("{\"id\": \"i-1\"}", "", "");
    assertThat(scene.checks().read(List.of())).isEmpty();
    assertThat(scene.cloud.requests().requests()).isZero();
  }

  @Test
  void doesNotKnowTheVersionOfAFileThatIsMissing() {
    open("{\"id\": \"i-1\", \"driver\": \"\"}", "", "");
    assertThat(why("i-1")).contains("no viostor.sys");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dropped: 3| cut off by 3 bytes",
        "exitCode: 1| exit code 1",
        "outcome: 'timeout'| ExecutionTimeout",
        "outcome: 'clientNotResponse'| ClientNotResponse",
        "outcome: 'interrupted'| ExecutionInterrupted",
        "outcome: 'exception'| ExecutionException",
        "outcome: 'deliveryTimeout'| DeliveryTimeout",
        "output: ''| printed nothing",
        "output: 'VIRTIO/100.91.104.58017'| something else",
      },
      quoteCharacter = '"')
  void doesNotKnowWhatWasNotReadWhole(String what, String why) {
    String fault = "\"" + what.replaceFirst(":", "\":").replace('\'', '"');
    open(EcsScene.several(2), EcsScene.fault("i-web1", "check", fault), "");
    Map<String, DriverReading> readings = scene.checks().read(EcsScene.ids(2));
    assertThat(unknown(readings.get("i-web1"))).contains(why);
    assertThat(readings.get("i-web2")).isInstanceOf(DriverReading.Known.class);
  }

  @Test
  void doesNotKnowWhatTwoLinesSay() {
    String both = "\"output\": \"VIRTIO|1.58017|2026-01-01T00:00:00Z\\r\\nVIRTIO|\"";
    open("{\"id\": \"i-1\"}", EcsScene.fault("i-1", "check", both), "");
    assertThat(why("i-1")).contains("something else");
  }

  @Test
  void doesNotKnowWhoCannotBeAsked() {
    open(
        EcsScene.several(1)
            + ", {\"id\": \"i-off\", \"status\": \"Stopped\"}, {\"id\": \"i-bare\","
            + " \"agent\": \"none\"}",
        "",
        "");
    Map<String, DriverReading> readings =
        scene.checks().read(List.of("i-web1", "i-off", "i-bare", "i-gone"));
    assertThat(unknown(readings.get("i-off"))).contains("IncorrectInstanceStatus");
    assertThat(unknown(readings.get("i-gone"))).contains("NotFound");
    assertThat(unknown(readings.get("i-bare"))).contains("ClientNotRunning");
    assertThat(readings.get("i-web1")).isInstanceOf(DriverReading.Known.class);
  }

  @Test
  void doesNotKnowWhatDoesNotEnd() {
    open(
        "{\"id\": \"i-1\"}",
        "",
        EcsScene.call("DescribeInvocationResults", "", "\"drop\": \"beforeEffect\""));
    assertThat(why("i-1")).contains("not seen to end");
    assertThat(scene.passed()).isLessThan(Duration.ofMinutes(4));
  }

  @Test
  void asksThoseAgainThatItDoesNotKnow() {
    open(
        EcsScene.several(2),
        EcsScene.fault("i-web1", "check", "\"outcome\": \"interrupted\", \"times\": 2"),
        "");
    assertThat(scene.checks().patiently(EcsScene.ids(2), EcsScene.LIMIT).values())
        .hasOnlyElementsOfType(DriverReading.Known.class);
    assertThat(scene.ran(EcsPhase.CHECK))
        .containsExactly("i-web1 Error", "i-web2 0", "i-web1 Error", "i-web1 0");
  }

  @Test
  void losesItsPatience() {
    open("{\"id\": \"i-1\"}", EcsScene.fault("i-1", "check", "\"exitCode\": 1"), "");
    assertThat(unknown(scene.checks().patiently(List.of("i-1"), Duration.ofMinutes(3)).get("i-1")))
        .contains("exit code 1");
    assertThat(scene.passed()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
  }
}
