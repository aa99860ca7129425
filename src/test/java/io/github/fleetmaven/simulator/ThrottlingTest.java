package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Token buckets as Azure publishes them, full at first and again after three minutes. */
class ThrottlingTest {

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud = Cloud.of(directory, counted("\"throttling\": \"azure\""));
  }

  private static String counted(String throttling) {
    String scenario =
        Scenarios.of(
            List.of(Scenarios.set(2, Scenarios.extension("app", ""), ""), Scenarios.machine("")));
    return scenario.replaceFirst("\\{", "{" + throttling + ", ");
  }

  private static List<Integer> statuses(int calls, java.util.function.Supplier<Reply> call) {
    return java.util.stream.IntStream.range(0, calls).mapToObj(i -> call.get().status()).toList();
  }

  @Test
  void tellHowManyCallsAreLeft() {
    Reply first = cloud.get(SET).expect(200);
    assertThat(first.header("x-ms-ratelimit-remaining-resource"))
        .contains(
            "Microsoft.Compute/GetVMScaleSetSubscriptionMaximum;2399,Microsoft.Compute/GetVMScaleSetResource;35");
    assertThat(first.header("x-ms-ratelimit-remaining-subscription-reads")).contains("249");
    assertThat(first.header("x-ms-request-charge")).contains("1");
    assertThat(cloud.get(SET).header("x-ms-ratelimit-remaining-resource").orElseThrow())
        .endsWith("GetVMScaleSetResource;34");
  }

  @Test
  void turnAwayWhatIsTooMuchAndSayWhenToComeBack() {
    assertThat(statuses(36, () -> cloud.get(SET))).containsOnly(200);
    Reply refused = cloud.get(SET).expect(429);
    assertThat(refused.header("Retry-After")).contains("5");
    assertThat(refused.at("/error/code")).isEqualTo("OperationNotAllowed");
    assertThat(refused.at("/error/details/0/code")).isEqualTo("TooManyRequests");
    assertThat(refused.at("/error/details/0/target")).isEqualTo("GetVMScaleSet");
    cloud.time.advance(Duration.ofSeconds(5));
    cloud.get(SET).expect(200);
    cloud.get(SET).expect(429);
    cloud.time.advance(Duration.ofMinutes(3));
    assertThat(statuses(36, () -> cloud.get(SET))).containsOnly(200);
  }

  @Test
  void countEachResourceAndEachKindOfCallByItself() {
    statuses(37, () -> cloud.get(SET));
    cloud.get(VM).expect(200);
    cloud.get(SET + "/virtualMachines").expect(200);
    assertThat(
            cloud
                .get(SET + "/virtualMachines")
                .header("x-ms-ratelimit-remaining-resource")
                .orElseThrow())
        .isEqualTo(
            "Microsoft.Compute/HighCostGetVMScaleSetSubscriptionMaximum;1078,Microsoft.Compute/HighCostGetVMScaleSetResource;28");
  }

  @Test
  void limitUpgradesOfInstancesInASubscriptionOnly() {
    Reply upgraded = cloud.post(SET + "/manualupgrade", Cloud.ids("0")).expect(202);
    assertThat(upgraded.header("x-ms-ratelimit-remaining-resource"))
        .contains("Microsoft.Compute/VMScaleSetActionsSubscriptionMaximum;1499");
  }

  @Test
  void changeNothingThatIsTurnedAway() {
    statuses(12, () -> cloud.patch(SET, "{\"tags\": {\"a\": \"b\"}}"));
    cloud.patch(SET, "{\"tags\": {\"a\": \"c\"}}").expect(429);
    assertThat(cloud.get(SET).at("/tags/a")).isEqualTo("b");
  }

  @Test
  void limitTheResourceManagerTooAndItsRefusalIsItsOwn() {
    String groups = "/subscriptions/sub-1/resourceGroups";
    assertThat(statuses(250, () -> cloud.get(groups))).containsOnly(200);
    Reply refused = cloud.get(groups).expect(429);
    assertThat(refused.at("/error/code")).isEqualTo("SubscriptionRequestsThrottled");
    assertThat(refused.header("Retry-After")).contains("1");
  }

  @Test
  void areOffUnlessAScenarioWantsThem() {
    Cloud free = Cloud.of(directory, counted("\"throttling\": \"off\""));
    assertThat(statuses(300, () -> free.get(SET))).containsOnly(200);
    assertThat(free.get(SET).header("x-ms-ratelimit-remaining-resource")).isEmpty();
  }
}
