package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.simulator.Cloud.Reply;
import io.github.fleetmaven.simulator.scenario.ScenarioException;
import io.github.fleetmaven.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrottlingTest {

  private static final String OF_COMPUTE = "x-ms-ratelimit-remaining-resource";
  private static final String READS = "x-ms-ratelimit-remaining-subscription-reads";

  @TempDir Path directory;

  private Cloud cloud(String throttling, String... more) {
    return Cloud.of(directory, scenario(throttling, more));
  }

  private static String scenario(String throttling, String... more) {
    return Scenarios.of(List.of(Scenarios.set(4, "", ""), Scenarios.machine("")))
        .replaceFirst(
            "\\{", "{" + String.join("", more) + "\"throttling\": %s,".formatted(throttling));
  }

  @Test
  void nothingIsCountedUnlessItIsAskedFor() {
    for (Cloud cloud : List.of(cloud("\"off\""), Cloud.of(directory, Scenarios.of(List.of())))) {
      for (int i = 0; i < 400; i++) {
        assertThat(cloud.get(SET).status()).isNotEqualTo(429);
      }
      assertThat(cloud.get(SET).headers().keySet())
          .noneMatch(name -> name.startsWith("x-ms-ratelimit") || name.contains("charge"));
    }
  }

  @Test
  void answersSayHowManyAreLeft() {
    Cloud cloud = cloud("\"azure\"");
    Reply read = cloud.get(SET).expect(200);
    assertThat(read.header(OF_COMPUTE))
        .contains(
            "Microsoft.Compute/GetVMScaleSetSubscriptionMaximum;2399,"
                + "Microsoft.Compute/GetVMScaleSetResource;35");
    assertThat(read.header(READS)).contains("249");
    assertThat(read.header("x-ms-ratelimit-remaining-subscription-global-reads")).contains("3749");
    assertThat(cloud.get(SET).header(OF_COMPUTE).orElseThrow()).contains("Resource;34");
    Reply write = cloud.patch(SET, "{}").expect(200);
    assertThat(write.header(OF_COMPUTE))
        .contains(
            "Microsoft.Compute/VMScaleSetActionsSubscriptionMaximum;1499,"
                + "Microsoft.Compute/VMScaleSetActionsResource;11,"
                + "Microsoft.Compute/VMScaleSetBatchedVMRequestsSubscriptionMaximum;6000,"
                + "Microsoft.Compute/VmssQueuedVMOperations;0");
    assertThat(write.header("x-ms-ratelimit-remaining-subscription-writes")).contains("199");
    assertThat(write.header("x-ms-request-charge")).contains("0");
    assertThat(cloud.poll(write).header(OF_COMPUTE))
        .contains(
            "Microsoft.Compute/GetOperationResource;44,"
                + "Microsoft.Compute/GetOperationSubscriptionMaximum;14999");
    assertThat(cloud.delete(VM).header("x-ms-ratelimit-remaining-subscription-deletes"))
        .contains("199");
    assertThat(cloud.get(VM + "x").expect(404).header(OF_COMPUTE)).isPresent();
  }

  @Test
  void whatTouchesMachinesIsChargedForEach() {
    Cloud cloud = cloud("\"azure\"");
    assertThat(cloud.get(SET + "/virtualMachines").header("x-ms-request-charge")).contains("4");
    Reply two = cloud.upgrade("0", "1");
    assertThat(two.header("x-ms-request-charge")).contains("2");
    assertThat(two.header(OF_COMPUTE).orElseThrow())
        .contains("BatchedVMRequestsSubscriptionMaximum;5998")
        .doesNotContain("ActionsResource");
    cloud.succeed(two);
    assertThat(cloud.upgrade("*").header("x-ms-request-charge")).contains("4");
  }

  @Test
  void tooManyAreRefusedUntilTheMinuteIsOver() {
    Cloud cloud = cloud("\"azure\"");
    for (int i = 0; i < 36; i++) {
      cloud.get(SET).expect(200);
    }
    cloud.time.advance(Duration.ofSeconds(20));
    Reply refused = cloud.get(SET).expect(429);
    assertThat(refused.header("Retry-After")).contains("40");
    assertThat(refused.header(OF_COMPUTE).orElseThrow()).endsWith("GetVMScaleSetResource;0");
    assertThat(refused.at("/error/code")).isEqualTo("OperationNotAllowed");
    assertThat(refused.at("/error/details/0/code")).isEqualTo("TooManyRequests");
    assertThat(refused.at("/error/details/0/target")).isEqualTo("GetVMScaleSet");
    assertThat(refused.at("/error/details/0/message")).contains("\"allowedRequestCount\":36");
    assertThat(refused.header("x-ms-request-id")).isPresent();
    cloud.get(VM).expect(200);
    cloud.time.advance(Duration.ofSeconds(39));
    cloud.get(SET).expect(429);
    cloud.time.advance(Duration.ofSeconds(1));
    for (int i = 0; i < 12; i++) {
      cloud.get(SET).expect(200);
    }
    cloud.get(SET).expect(429);
    cloud.time.advance(Duration.ofMinutes(3));
    assertThat(cloud.get(SET).header(OF_COMPUTE).orElseThrow()).endsWith("Resource;35");
  }

  @Test
  void theResourceManagerCountsTheWholeSubscription() {
    Cloud cloud = cloud("{\"reads\": {\"capacity\": 3, \"refill\": 1}}");
    cloud.get(SET).expect(200);
    cloud.get(VM).expect(200);
    cloud.get(Cloud.GROUP).expect(200);
    Reply refused = cloud.get(VM).expect(429);
    assertThat(refused.at("/error/code")).isEqualTo("SubscriptionRequestsThrottled");
    assertThat(refused.header("Retry-After")).contains("1");
    assertThat(refused.header(READS)).contains("0");
    cloud.patch(SET, "{}").expect(200);
    cloud.time.advance(Duration.ofSeconds(1));
    cloud.get(VM).expect(200);
    cloud.get("/subscriptions").expect(200);
  }

  @Test
  void whatIsRefusedHasNoEffectAndCostsNothing() {
    Cloud cloud = cloud("{\"VMScaleSetActionsResource\": {\"capacity\": 1}}");
    cloud.succeed(cloud.patch(SET, "{}"));
    cloud.time.advance(Duration.ofMinutes(5));
    cloud.patch(SET, "{\"tags\": {\"a\": \"1\"}}").expect(200);
    cloud.time.advance(Duration.ofSeconds(5));
    Reply refused = cloud.patch(SET, "{\"tags\": {\"a\": \"2\"}}").expect(429);
    assertThat(refused.header("Retry-After")).contains("55");
    assertThat(refused.header("x-ms-ratelimit-remaining-subscription-writes")).contains("200");
    assertThat(cloud.get(SET).at("/tags/a")).isEqualTo("1");
  }

  @Test
  void waitsAreOfSimulatedTime() {
    Cloud cloud = cloud("\"azure\"", "\"timing\": {\"timeScale\": 600},");
    for (int i = 0; i < 36; i++) {
      cloud.get(SET).expect(200);
    }
    assertThat(cloud.get(SET).expect(429).header("Retry-After")).contains("60");
    cloud.time.advance(Duration.ofMillis(100));
    cloud.get(SET).expect(200);
  }

  @Test
  void anotherProcessCountsOn() {
    ManualTime time = new ManualTime(Cloud.START);
    Cloud first = Cloud.kept(directory, scenario("\"azure\""), time);
    Cloud second = Cloud.kept(directory, scenario("\"azure\""), time);
    for (int i = 0; i < 18; i++) {
      first.get(SET).expect(200);
      second.get(SET).expect(200);
    }
    first.get(SET).expect(429);
    Cloud.kept(directory, scenario("\"azure\""), time).get(SET).expect(429);
  }

  @Test
  void whatIsAskedOfFullBucketsIsForgotten() {
    Cloud cloud = cloud("\"azure\"");
    for (int i = 0; i < 3000; i++) {
      cloud.get(SET.replace("/web", "/set" + i)).expect(404);
      cloud.time.advance(Duration.ofSeconds(10));
    }
    assertThat(cloud.get(SET).header(READS)).contains("249");
  }

  @Test
  void refusesWhatIsNoLimit() {
    assertThat(problems("{\"GetVMScaleSetResurce\": {\"capacity\": 1}}"))
        .containsExactly(
            "/throttling/GetVMScaleSetResurce: unknown key; did you mean GetVMScaleSetResource?");
    assertThat(problems("{\"reads\": {\"capacity\": 0, \"refil\": 1}}"))
        .containsExactlyInAnyOrder(
            "/throttling/reads/capacity: must be a whole number of 1 or more, not 0",
            "/throttling/reads/refil: unknown key; did you mean refill?");
    assertThat(problems("\"on\""))
        .containsExactly("/throttling: must be one of azure, off, not on");
  }

  private List<String> problems(String throttling) {
    return catchThrowableOfType(ScenarioException.class, () -> cloud(throttling)).problems();
  }
}
