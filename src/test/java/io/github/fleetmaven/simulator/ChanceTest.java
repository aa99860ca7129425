package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often and when faults happen. */
class ChanceTest {

  private static final String BUSY = "\"respond\": {\"status\": 503}";

  @TempDir Path directory;

  private Cloud cloud(String when, String more) {
    return Cloud.of(directory, scenario("", when, more));
  }

  private static String scenario(String head, String when, String more) {
    String fault = "{\"when\": {%s}, %s%s}".formatted(when, BUSY, more);
    return Scenarios.of(Scenarios.set(2, "", ""), fault).replaceFirst("\\{", "{" + head);
  }

  private static List<Integer> gets(Cloud cloud, int count) {
    return IntStream.range(0, count).mapToObj(i -> cloud.get(SET).status()).toList();
  }

  @Test
  void everyNthRequestFails() {
    Cloud cloud = cloud("\"path\": \".*/web\", \"every\": 3", "");
    assertThat(gets(cloud, 7)).containsExactly(200, 200, 503, 200, 200, 503, 200);
  }

  @Test
  void failsForAWhileSinceTheStart() {
    Cloud cloud = cloud("\"method\": \"GET\", \"after\": \"PT10M\", \"until\": \"PT20M\"", "");
    List<Integer> statuses = new ArrayList<>();
    for (int minutes : new int[] {0, 599, 1, 599, 1}) {
      cloud.time.advance(Duration.ofSeconds(minutes));
      statuses.add(cloud.get(SET).status());
    }
    assertThat(statuses).containsExactly(200, 200, 503, 503, 200);
  }

  @Test
  void theWindowIsOfSimulatedTime() {
    String window = "\"method\": \"GET\", \"after\": \"PT10M\"";
    Cloud cloud = Cloud.of(directory, scenario("\"timing\": {\"timeScale\": 600},", window, ""));
    cloud.time.advance(Duration.ofMillis(999));
    cloud.get(SET).expect(200);
    cloud.time.advance(Duration.ofMillis(1));
    cloud.get(SET).expect(503);
  }

  @Test
  void comparesTheQueryToo() {
    Cloud cloud = cloud("\"query\": \".*expand=instanceview.*\"", "");
    cloud.get(SET + "/virtualMachines").expect(200);
    cloud.get(SET + "/virtualMachines?$expand=instanceView").expect(503);
  }

  @Test
  void countsOnlyWhatHappensInItsWindow() {
    Cloud cloud = cloud("\"method\": \"GET\", \"after\": \"PT1M\", \"nth\": 2", "");
    assertThat(gets(cloud, 3)).containsOnly(200);
    cloud.time.advance(Duration.ofMinutes(1));
    assertThat(gets(cloud, 3)).containsExactly(200, 503, 200);
  }

  @Test
  void happensAboutAsOftenAsItsProbabilitySays() {
    Cloud cloud = cloud("\"method\": \"GET\", \"probability\": 0.3", "");
    assertThat(gets(cloud, 1000).stream().filter(status -> status == 503).count())
        .isBetween(250L, 350L);
  }

  @Test
  void theSeedDecidesWhenItHappens() {
    List<Integer> once = drawn("1");
    assertThat(drawn("1")).isEqualTo(once).contains(200, 503);
    assertThat(drawn("2")).isNotEqualTo(once);
  }

  /** Otherwise it would depend on which of two threads is faster. */
  @Test
  void requestsOfOthersChangeNothing() {
    Cloud alone = Cloud.of(directory, scenario("\"seed\": 1,", half(), ""));
    List<Integer> expected = gets(alone, 40);
    Cloud disturbed = Cloud.of(directory, scenario("\"seed\": 1,", half(), ""));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      disturbed.get(SET + "/extensions");
      statuses.add(disturbed.get(SET).status());
    }
    assertThat(statuses).isEqualTo(expected);
  }

  private List<Integer> drawn(String seed) {
    return gets(Cloud.of(directory, scenario("\"seed\": %s,".formatted(seed), half(), "")), 40);
  }

  private static String half() {
    return "\"method\": \"GET\", \"probability\": 0.5";
  }

  @Test
  void delaysByALengthThatIsDrawn() {
    String fault =
        "{\"when\": {\"method\": \"GET\"}, \"delay\": {\"from\": \"PT10S\", \"to\": \"PT60S\"}}";
    Cloud cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(1, "", ""), fault));
    List<Duration> delays = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      var before = cloud.time.now();
      cloud.get(SET);
      delays.add(Duration.between(before, cloud.time.now()));
    }
    assertThat(delays)
        .allSatisfy(
            delay -> assertThat(delay).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(60)))
        .doesNotHaveDuplicates();
  }

  @Test
  void failsWhileInstancesAreUpgraded() {
    String app = Scenarios.extension("app", "");
    String fault =
        "{\"when\": {\"method\": \"GET\", \"path\": \".*/web\", \"during\":"
            + " \"upgrading\"}, %s}".formatted(BUSY);
    Cloud cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(2, "", ""), fault));
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile(app)));
    cloud.get(SET).expect(200);
    Cloud.Reply upgrade = cloud.upgrade("*");
    cloud.get(SET).expect(503);
    cloud.succeed(upgrade);
    cloud.get(SET).expect(200);
  }

  @Test
  void theCountGoesOnInAnotherProcess() {
    String scenario = scenario("", "\"method\": \"GET\", \"probability\": 0.5", "");
    Cloud whole = Cloud.of(directory, scenario);
    List<Integer> expected = gets(whole, 20);
    var time = new io.github.fleetmaven.time.ManualTime(Cloud.START);
    List<Integer> statuses = new ArrayList<>(gets(Cloud.kept(directory, scenario, time), 10));
    statuses.addAll(gets(Cloud.kept(directory, scenario, time), 10));
    assertThat(statuses).isEqualTo(expected);
  }

  @Test
  void tellsHowOftenEachFaultHappened() throws ConnectionDroppedException {
    Cloud cloud = cloud("\"method\": \"GET\", \"every\": 2", ", \"times\": 3");
    gets(cloud, 20);
    SimulatorResponse counts =
        cloud.simulator.handle(
            new SimulatorRequest("GET", "/_simulator/faults", java.util.Map.of(), new byte[0]));
    assertThat(counts.body()).asString().isEqualTo("{\"fault\":\"/faults/0\",\"happened\":3}\n");
  }
}
