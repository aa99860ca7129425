package io.github.fleetmaven.simulator.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.scenario.AzureRates;
import io.github.fleetmaven.simulator.scenario.Rate;
import io.github.fleetmaven.simulator.scenario.Scenario;
import io.github.fleetmaven.simulator.scenario.ScenarioReader;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.throttle.Throttle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests are counted by the limits that recorded answers name, none of which holds more. */
class RecordedLimitsTest {

  private static final String HEADER = "x-ms-ratelimit-remaining-resource";
  private static final String PREFIX = "Microsoft.Compute/";

  @TempDir Path directory;

  private static List<RecordedCall> calls() {
    return Recording.all().stream()
        .flatMap(recording -> recording.calls().stream())
        .filter(call -> call.headers().getOrDefault(HEADER, "").contains("SubscriptionMaximum"))
        .toList();
  }

  @Test
  void answersNameTheLimitsThatWereRecorded() throws IOException {
    Path file = Files.writeString(directory.resolve("s.json"), "{\"throttling\": \"azure\"}");
    Scenario scenario = ScenarioReader.read(file);
    Store store = Store.empty("", "", "", Instant.EPOCH);
    Throttle throttle = new Throttle(scenario, store);
    List<String> different = new ArrayList<>();
    Instant now = Instant.EPOCH;
    for (RecordedCall call : calls()) {
      now = now.plusSeconds(600);
      Map<String, String> headers =
          throttle.judge(call.method(), call.path(), new byte[0], now).headers();
      List<String> mine = names(headers.getOrDefault(HEADER, ""));
      List<String> recorded = names(call.headers().get(HEADER));
      if (!mine.equals(recorded) && !isWriteThatTouchedNothing(call, mine, recorded)) {
        different.add(call.method() + " " + call.path() + ": " + mine + ", recorded " + recorded);
      }
    }
    assertThat(calls()).hasSizeGreaterThan(400);
    assertThat(different).isEmpty();
  }

  @Test
  void noneHoldsMoreThanWasRecorded() {
    Map<String, Rate> rates = AzureRates.all();
    calls().stream()
        .flatMap(call -> Stream.of(call.headers().get(HEADER).split(",")))
        .filter(limit -> !limit.contains("Queued"))
        .forEach(
            limit -> {
              String name = limit.replace(PREFIX, "").replaceFirst(";.*", "");
              int left = Integer.parseInt(limit.replaceFirst(".*;", ""));
              assertThat(rates).containsKey(name);
              assertThat(left).as(limit).isLessThanOrEqualTo(rates.get(name).capacity());
            });
  }

  /** At times Azure doesn't name what machines cost where a write of a set touches none. */
  private static boolean isWriteThatTouchedNothing(
      RecordedCall call, List<String> mine, List<String> recorded) {
    return call.is("PUT")
        && mine.containsAll(recorded)
        && recorded.get(0).endsWith("CreateVMScaleSetSubscriptionMaximum");
  }

  private static List<String> names(String header) {
    return header.isEmpty()
        ? List.of()
        : Stream.of(header.split(",")).map(limit -> limit.replaceFirst(";.*", "").strip()).toList();
  }
}
