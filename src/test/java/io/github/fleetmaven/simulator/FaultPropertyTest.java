package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.scenario.ScenarioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;

/** Whatever faults a scenario has, it is refused with reasons, or it runs. */
class FaultPropertyTest {

  private static final String DURATIONS = "PT0S PT1S PT45S PT2M PT1H";
  private static final String SPANS = "PT30S {\"from\":\"PT1S\",\"to\":\"PT5M\"}";

  private static final Arbitrary<Tuple2<String, String>> OF_ANY =
      Arbitraries.oneOf(
          texts("after", DURATIONS),
          texts("until", DURATIONS),
          texts("during", "upgrading rolling creating deleting repairing"),
          raw("nth", "1 2 3"),
          raw("every", "1 3"),
          raw("probability", "0.1 0.5 1"));

  private static final Arbitrary<Tuple2<String, String>> OF_REQUEST =
      Arbitraries.oneOf(
          texts("method", "GET PATCH POST put DELETE"),
          texts("path", ".* .*/web .*/operations/.* .*/manualupgrade"),
          texts("query", ".*expand.* .*"));

  private static final Arbitrary<Tuple2<String, String>> INSTANCE =
      texts("instance", "web/* web/1 web_2 vm1 * nobody");

  private static final Arbitrary<Tuple2<String, String>> EVENT =
      texts("event", "created upgraded reimaged restarted started stopped handler repaired");

  private static final Arbitrary<Tuple2<String, String>> ON_REQUEST =
      Arbitraries.oneOf(
          raw("respond", "{\"status\":503} {\"status\":429,\"retryAfter\":5}"),
          texts("drop", "beforeEffect afterEffect midBody"),
          spans("delay"),
          spans("slowBody"),
          raw("withoutOperation", "true"),
          raw(
              "operation",
              "{\"ends\":\"never\"} {\"takes\":\"PT1H\"} {\"ends\":\"failed\",\"code\":\"X\"}"
                  + " {\"ends\":\"canceled\",\"takes\":\"PT2M\"}"));

  private static final Arbitrary<Tuple2<String, String>> ON_HANDLER =
      Arbitraries.oneOf(raw("exitCode", "0 1 3010"), spans("takes"), texts("ends", "never"));

  private static final Arbitrary<Tuple2<String, String>> ON_MACHINE =
      Arbitraries.oneOf(
          texts("health", "unhealthy healthy initializing"),
          texts("powerState", "stopped deallocated"),
          texts("agent", "notReady"),
          raw("vanishes", "true"),
          texts("lasts", DURATIONS));

  private static final Arbitrary<Tuple2<String, String>> ON_WORK =
      Arbitraries.oneOf(ON_MACHINE, texts("stays", "updating"), raw("fails", "{\"code\":\"X\"}"));

  /** What is of no use, or of the wrong kind. */
  private static final Arbitrary<Tuple2<String, String>> ODD =
      Arbitraries.oneOf(
          raw("nth", "0 true \"x\" []"),
          raw("path", "\"(x\" 1 \"web/.*\""),
          raw("delay", "\"soon\" {} {\"from\":\"PT9S\"} -1"),
          raw("respond", "{} {\"status\":99} null 5"),
          raw("event", "\"odd\" null 3"),
          raw("exitCode", "\"1\" true 1.5"),
          raw("colour", "\"blue\""),
          raw("probability", "0 2 \"often\""));

  private static Arbitrary<Tuple2<String, String>> texts(String key, String values) {
    return Arbitraries.of(values.split(" ")).map(value -> Tuple.of(key, "\"" + value + "\""));
  }

  private static Arbitrary<Tuple2<String, String>> raw(String key, String values) {
    return Arbitraries.of(values.split(" ")).map(value -> Tuple.of(key, value));
  }

  private static Arbitrary<Tuple2<String, String>> spans(String key) {
    return Arbitraries.of(SPANS.split(" "))
        .map(value -> Tuple.of(key, value.startsWith("{") ? value : "\"" + value + "\""));
  }

  private static Arbitrary<String> object(
      Arbitrary<Tuple2<String, String>> entries, int least, int most) {
    return entries
        .list()
        .ofMinSize(least)
        .ofMaxSize(most)
        .uniqueElements(Tuple2::get1)
        .map(
            list ->
                list.stream()
                    .map(entry -> "\"%s\": %s".formatted(entry.get1(), entry.get2()))
                    .collect(Collectors.joining(", ")));
  }

  private static Arbitrary<String> fault(
      Arbitrary<String> when, Arbitrary<Tuple2<String, String>> effects) {
    return Combinators.combine(
            when, object(OF_ANY, 0, 1), object(effects, 1, 2), object(raw("times", "1 5"), 0, 1))
        .as(
            (conditions, occurrence, effect, times) ->
                "{\"when\": {%s%s}, %s%s}"
                    .formatted(
                        conditions,
                        occurrence.isEmpty() ? "" : ", " + occurrence,
                        effect,
                        times.isEmpty() ? "" : ", " + times));
  }

  private static Arbitrary<String> both(
      Arbitrary<Tuple2<String, String>> one, Arbitrary<Tuple2<String, String>> other) {
    return Combinators.combine(object(one, 1, 1), object(other, 1, 1)).as((a, b) -> a + ", " + b);
  }

  @Provide
  Arbitrary<List<String>> faults() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, fault(object(OF_REQUEST, 1, 2), ON_REQUEST)),
            Tuple.of(4, fault(both(INSTANCE, texts("extension", "app other")), ON_HANDLER)),
            Tuple.of(8, fault(both(INSTANCE, EVENT), ON_WORK)),
            Tuple.of(4, fault(both(INSTANCE, texts("at", DURATIONS)), ON_MACHINE)),
            Tuple.of(
                1,
                fault(
                    object(Arbitraries.oneOf(OF_REQUEST, INSTANCE, EVENT, ODD), 1, 3),
                    Arbitraries.oneOf(ON_REQUEST, ON_HANDLER, ON_WORK, ODD))))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Property(tries = 300)
  void aScenarioIsRefusedWithReasonsOrRuns(@ForAll("faults") List<String> faults)
      throws IOException {
    Path directory = Files.createTempDirectory("faults");
    try {
      Statistics.collect(run(directory, faults) ? "runs" : "refused");
    } finally {
      Files.deleteIfExists(directory.resolve("scenario.json"));
      Files.delete(directory);
    }
  }

  /** Tells whether it wasn't refused. */
  private static boolean run(Path directory, List<String> faults) {
    try {
      use(
          Cloud.of(
              directory,
              Scenarios.of(
                  List.of(
                      Scenarios.set(
                          4,
                          Scenarios.extension("app", ""),
                          "",
                          "\"upgradePolicy\": {\"mode\": \"Rolling\", \"rollingUpgradePolicy\":"
                              + " {\"maxSurge\": true}}, \"automaticRepairsPolicy\":"
                              + " {\"enabled\": true}"),
                      Scenarios.machine("")),
                  faults.toArray(String[]::new))));
      return true;
    } catch (ScenarioException refused) {
      assertThat(refused.problems()).isNotEmpty().allMatch(p -> p.startsWith("/faults/"));
      return false;
    }
  }

  private static void use(Cloud cloud) {
    for (int round = 0; round < 3; round++) {
      String tag = "\"forceUpdateTag\": \"%d\"".formatted(round);
      send(cloud, "PATCH", SET, ManualUpgradeTest.profile(Scenarios.extension("app", tag)));
      send(cloud, "POST", SET + "/manualupgrade", Cloud.ids("*"));
      send(cloud, "POST", SET + "/reimage", Cloud.ids("0"));
      send(cloud, "POST", SET + "/restart", Cloud.ids("*"));
      send(cloud, "POST", SET + "/virtualMachines/1/poweroff", null);
      send(cloud, "PATCH", SET, "{\"sku\": {\"capacity\": %d}}".formatted(3 + round));
      send(cloud, "POST", SET + "/start", Cloud.ids("1"));
      send(cloud, "POST", VM + "/restart", null);
      send(cloud, "PUT", VM + "/extensions/app", extension(round));
      send(cloud, "POST", SET + "/delete", Cloud.ids("2"));
      send(cloud, "GET", SET + "/virtualMachines?$expand=instanceView", null);
      send(cloud, "GET", SET + "/rollingUpgrades/latest", null);
    }
    cloud.time.advance(Duration.ofDays(2));
    send(cloud, "DELETE", SET, null);
    send(cloud, "GET", SET + "/instanceView", null);
  }

  private static String extension(int round) {
    return """
        {"location": "westus", "properties": {"publisher": "P", "type": "T",
          "typeHandlerVersion": "1.0", "forceUpdateTag": "%d"}}"""
        .formatted(round);
  }

  private static void send(Cloud cloud, String method, String path, String body) {
    try {
      Cloud.Reply reply = cloud.trySend(method, path, body, Map.of());
      assertThat(reply.status()).isBetween(200, 599);
      reply.header("Azure-AsyncOperation").ifPresent(address -> poll(cloud, address));
    } catch (ConnectionDroppedException cut) {
      // As the fault wants it.
    } catch (UncheckedIOException notJson) {
      throw new AssertionError(notJson);
    }
    cloud.time.advance(Duration.ofMinutes(1));
  }

  private static void poll(Cloud cloud, String address) {
    for (int i = 0; i < 5; i++) {
      cloud.time.advance(Duration.ofSeconds(40));
      try {
        cloud.trySend("GET", address, null, Map.of());
      } catch (ConnectionDroppedException cut) {
        // As the fault wants it.
      }
    }
  }
}
