package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.azure.Call.Repeat;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.Operation;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Azure says to one call holds for those that it counts together with it. */
class ThrottleTest {

  private static final Instant NOW = CloudFixture.START;
  private static final String COMPUTE =
      "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Compute";
  private static final String SET = COMPUTE + "/virtualMachineScaleSets/";

  private final Throttle throttle = new Throttle();

  private static Call call(String subscription, String method, String path) {
    return new Call(
        "do something",
        subscription,
        method,
        URI.create("https://management.azure.com" + path + "?api-version=1"),
        Map.of(),
        Optional.empty(),
        Repeat.HARMLESS);
  }

  private static Call upgrade(String set) {
    return call("sub", "POST", SET + set + "/manualupgrade");
  }

  private static Answer refused(String header, String value) {
    return new Answer(429, Map.of("retry-after", "7", header, value), "", false);
  }

  private static Answer fine(String remaining) {
    return new Answer(200, Map.of("x-ms-ratelimit-remaining-resource", remaining), "", false);
  }

  private Duration wait(Call call, Instant now) {
    return throttle.turn(call, now).map(Throttle.Wait::duration).orElse(Duration.ZERO);
  }

  @Test
  void otherTargetsOfTheSameGroupWaitWithTheOneThatWasTold() {
    throttle.note(upgrade("a"), refused("x", "y"), NOW);

    assertThat(wait(upgrade("a"), NOW)).isEqualTo(Duration.ofSeconds(7));
    assertThat(wait(upgrade("b"), NOW)).isEqualTo(Duration.ofMillis(7_120));
    assertThat(wait(call("sub", "PATCH", SET + "c"), NOW.plusSeconds(3)))
        .isEqualTo(Duration.ofMillis(4_240));
    assertThat(wait(call("other", "POST", SET + "a/manualupgrade"), NOW)).isZero();
    assertThat(wait(call("sub", "GET", SET + "a"), NOW)).isZero();
    assertThat(wait(call("sub", "PUT", COMPUTE + "/virtualMachines/v"), NOW)).isZero();
  }

  /** Thirty calls whose turns come one by one must not each be refused when the first one is. */
  @Test
  void aCallWhoseTurnHasComeSeesThatOneBeforeItWasTurnedAway() {
    throttle.note(upgrade("a"), refused("x", "y"), NOW);
    Instant turn = NOW.plus(wait(upgrade("b"), NOW));
    assertThat(throttle.isClosed(upgrade("b"), turn.minusMillis(1))).isTrue();
    assertThat(throttle.isClosed(upgrade("b"), turn)).isFalse();

    throttle.note(upgrade("a"), refused("x", "y"), turn.minusMillis(1));

    assertThat(throttle.isClosed(upgrade("b"), turn)).isTrue();
    assertThat(throttle.isClosed(call("sub", "GET", SET + "b"), turn)).isFalse();
    assertThat(wait(upgrade("b"), turn)).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(8));
  }

  @Test
  void onlyTheResourceWaitsWhenItIsItsOwnBudgetThatIsSpent() {
    String header = "x-ms-ratelimit-remaining-resource";
    String spent =
        "Microsoft.Compute/VMScaleSetActionsSubscriptionMaximum;1400,"
            + "Microsoft.Compute/VMScaleSetActionsResource;0";
    throttle.note(upgrade("a"), refused(header, spent), NOW);

    assertThat(wait(upgrade("b"), NOW)).isZero();
    assertThat(wait(upgrade("A"), NOW)).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void aWholeSubscriptionWaitsWhenTheResourceManagerItselfSaysSo() {
    String body = "{\"error\":{\"code\":\"SubscriptionRequestsThrottled\",\"message\":\"m\"}}";
    Answer answer = new Answer(429, Map.of("retry-after", "4"), body, false);
    throttle.note(call("sub", "GET", SET + "a"), answer, NOW);

    assertThat(wait(call("sub", "GET", COMPUTE + "/virtualMachines/v"), NOW))
        .isEqualTo(Duration.ofSeconds(4));
    assertThat(wait(upgrade("a"), NOW)).isZero();
  }

  @Test
  void theOneLeftIsKeptUntilThereAreMore() {
    throttle.note(upgrade("a"), fine("Microsoft.Compute/VMScaleSetActionsResource;1"), NOW);

    assertThat(wait(upgrade("b"), NOW)).isZero();
    assertThat(wait(upgrade("a"), NOW)).isEqualTo(Duration.ofSeconds(15));
    assertThat(wait(upgrade("a"), NOW)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aSubscriptionThatIsNearlySpentSlowsAllItsTargets() {
    throttle.note(
        call("sub", "GET", SET + "a/virtualMachines"),
        fine("Microsoft.Compute/HighCostGetVMScaleSetSubscriptionMaximum;0"),
        NOW);

    Call list = call("sub", "GET", SET + "b/virtualMachines");
    assertThat(wait(list, NOW)).isBetween(Duration.ofMillis(166), Duration.ofMillis(167));
  }

  @Test
  void operationsThatAreQueuedAreNoBudget() {
    String recorded =
        "Microsoft.Compute/VMScaleSetActionsSubscriptionMaximum;1499,"
            + "Microsoft.Compute/VMScaleSetActionsResource;11,"
            + "Microsoft.Compute/VmssQueuedVMOperations;0";
    throttle.note(upgrade("a"), fine(recorded), NOW);

    assertThat(wait(upgrade("a"), NOW)).isZero();
  }

  @Test
  void goesOnAtOnceWhenThereIsPlentyAgain() {
    throttle.note(upgrade("a"), refused("x", "y"), NOW);
    for (int i = 0; i < 100; i++) {
      throttle.turn(upgrade("a"), NOW);
    }

    throttle.note(upgrade("b"), fine("Microsoft.Compute/VMScaleSetActionsResource;9"), NOW);
    assertThat(wait(upgrade("b"), NOW)).isGreaterThan(Duration.ofSeconds(7));
    Instant over = NOW.plusSeconds(7);
    throttle.note(upgrade("b"), fine("Microsoft.Compute/VMScaleSetActionsResource;9"), over);
    assertThat(wait(upgrade("b"), over)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, virtualMachineScaleSets, HIGH_COST_GET_SCALE_SET",
    "GET, virtualMachineScaleSets/s, GET_SCALE_SET",
    "GET, virtualMachineScaleSets/s/rollingUpgrades/latest, GET_SCALE_SET",
    "GET, virtualMachineScaleSets/s/osUpgradeHistory, GET_SCALE_SET",
    "GET, virtualMachineScaleSets/s/instanceView, HIGH_COST_GET_SCALE_SET",
    "GET, virtualMachineScaleSets/s/virtualMachines, HIGH_COST_GET_SCALE_SET",
    "GET, virtualMachineScaleSets/s/virtualMachines/1/instanceView, GET_INSTANCE",
    "PATCH, virtualMachineScaleSets/s, SCALE_SET_ACTIONS",
    "POST, virtualMachineScaleSets/s/rollingUpgrades/cancel, SCALE_SET_ACTIONS",
    "GET, virtualMachines, LIST_MACHINES",
    "GET, virtualmachines/v, GET_MACHINE",
    "PUT, virtualMachines/v/extensions/e, UPDATE_MACHINE",
    "GET, locations/westus/operations/g, GET_OPERATION",
    "GET, images/i, OTHER"
  })
  void countsAsAzureDoes(String method, String path, OperationGroup expected) {
    assertThat(OperationGroup.of(call("sub", method, COMPUTE + "/" + path))).isEqualTo(expected);
  }

  @Test
  void aReadOfAnotherSetDoesNotRunIntoA429OfItsOwn() {
    ManualTime time = new ManualTime(NOW);
    ScriptedTransport azure = new ScriptedTransport();
    List<String> sent = new ArrayList<>();
    List<AzureCloud> cloud = new ArrayList<>();
    ResourceId other = ResourceId.scaleSet("sub", "rg", "other");
    cloud.add(
        AzureCloud.open(
            new AzureOptions(
                AzureEnvironmentName.AZURE,
                Optional.empty(),
                new Credentials.Auto(Optional.empty()),
                Optional.of(
                    request -> {
                      sent.add(Duration.between(NOW, time.now()) + " " + request.url().getPath());
                      return azure.send(request);
                    }),
                (duration, why) -> {
                  // The first wait has just begun: another target's thread comes along.
                  if (sent.size() == 1) {
                    sent.add("meanwhile");
                    cloud.get(0).readScaleSet(other);
                  }
                }),
            time));
    azure
        .answer(429, Map.of("Retry-After", "60"), "")
        .answer(200, "{\"properties\":{}}")
        .answer(200, "{\"properties\":{}}");

    cloud.get(0).readScaleSet(CloudFixture.SET);

    assertThat(sent).hasSize(4);
    assertThat(sent.get(2)).startsWith("PT1M0.075S ").endsWith("/other");
    assertThat(azure.isDone()).isTrue();
  }

  @Test
  void pollsOfOtherOperationsWaitToo() {
    CloudFixture on = new CloudFixture();
    on.azure
        .answer(202, Map.of("Azure-AsyncOperation", CloudFixture.STATUS_URL), "")
        .answer(429, Map.of("Retry-After", "9"), "")
        .answer(200, "{\"status\":\"InProgress\"}");
    Operation operation =
        on.cloud.begin(new Command.UpdateInstances(CloudFixture.SET, List.of("1")));
    on.cloud.poll(operation);
    assertThat(on.waited()).isZero();

    on.cloud.poll(operation);

    assertThat(on.waited()).isEqualTo(Duration.ofSeconds(9));
    assertThat(on.waits).hasSize(1).first().asString().startsWith("PT9S Azure is busy (HTTP 429)");
  }
}
