package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.Operation;
import io.github.fleetmaven.cloud.OperationStatus.Running;
import io.github.fleetmaven.cloud.OperationStatus.Succeeded;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rollout asks beside writes of models and updates of instances. */
class RolloutCommandsTest {

  private static final Map<String, String> ACCEPTED =
      Map.of(
          "Azure-AsyncOperation", CloudFixture.STATUS_URL, "Location", CloudFixture.LOCATION_URL);

  private final CloudFixture on = new CloudFixture();

  static List<ResourceId> taggedResources() {
    return List.of(CloudFixture.SET, CloudFixture.MACHINE);
  }

  @ParameterizedTest
  @MethodSource("taggedResources")
  void tagsAreWrittenAloneUnderTheirEtag(ResourceId resource) throws Exception {
    on.azure.answer(200, Map.of("Azure-AsyncOperation", CloudFixture.STATUS_URL), "{\"id\":\"x\"}");

    on.cloud.begin(new Command.WriteTags(resource, Optional.of("\"3\""), Map.of("lease", "me")));

    LocalTransport.Request request = on.azure.request();
    assertThat(request.method()).isEqualTo("PATCH");
    assertThat(request.url().getPath()).isEqualTo(resource.path());
    assertThat(request.headers()).containsEntry("If-Match", "\"3\"");
    assertThat(ScriptedTransport.body(request))
        .isEqualTo(Json.parse("{\"tags\":{\"lease\":\"me\"}}"));
  }

  @Test
  void tagsOfAMachineWithoutAnEtagNeedNone() throws Exception {
    on.azure.answer(200, "{\"properties\":{\"provisioningState\":\"Succeeded\"}}");

    Operation write =
        on.cloud.begin(new Command.WriteTags(CloudFixture.MACHINE, Optional.empty(), Map.of()));

    assertThat(on.azure.request().headers()).doesNotContainKey("If-Match");
    assertThat(ScriptedTransport.body(on.azure.request())).isEqualTo(Json.parse("{\"tags\":{}}"));
    assertThat(on.cloud.poll(write)).isInstanceOf(Succeeded.class);
  }

  @Test
  void tagsThatSomeoneElseHasChangedAreRefused() {
    on.azure.answer(412, "{\"error\":{\"code\":\"PreconditionFailed\",\"message\":\"changed\"}}");

    CloudException e =
        catchThrowableOfType(
            CloudException.class,
            () ->
                on.cloud.begin(
                    new Command.WriteTags(CloudFixture.SET, Optional.of("\"3\""), Map.of())));

    assertThat(e.error().kind()).isEqualTo(Kind.PRECONDITION_FAILED);
    assertThat(e)
        .hasMessage(
            "tried to write the tags of myVMSS, but failed (HTTP 412): PreconditionFailed:"
                + " changed");
  }

  @Test
  void tagsThatMayHaveBeenWrittenAreWrittenAgain() {
    on.azure.breaks(new IOException("reset")).answer(200, "{}");

    on.cloud.begin(new Command.WriteTags(CloudFixture.SET, Optional.of("\"3\""), Map.of()));

    assertThat(on.azure.requests()).hasSize(2);
    assertThat(on.azure.requests().get(1).headers()).containsEntry("If-Match", "\"3\"");
  }

  @Test
  void aRollingUpgradeIsCancelled() {
    on.azure.answer(202, ACCEPTED, "").answer(200, "{\"status\":\"InProgress\"}");

    Operation cancel = on.cloud.begin(new Command.CancelRollingUpgrade(CloudFixture.SET));

    LocalTransport.Request request = on.azure.request();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.url().getPath())
        .isEqualTo(CloudFixture.SET.path() + "/rollingUpgrades/cancel");
    assertThat(request.body()).isEmpty();
    assertThat(on.cloud.poll(cancel)).isInstanceOf(Running.class);
    assertThat(on.azure.requests().get(1).url()).hasToString(CloudFixture.STATUS_URL);
  }

  @Test
  void noRollingUpgradeToCancelIsARefusalAndNotAConflict() {
    on.azure.answer(
        409,
        "{\"error\":{\"code\":\"OperationNotAllowed\",\"message\":\"There is no ongoing Rolling"
            + " Upgrade to cancel.\"}}");

    CloudException e =
        catchThrowableOfType(
            CloudException.class,
            () -> on.cloud.begin(new Command.CancelRollingUpgrade(CloudFixture.SET)));

    assertThat(e.error().kind()).isEqualTo(Kind.REFUSED);
    assertThat(e.error().code()).isEqualTo("OperationNotAllowed");
    assertThat(on.azure.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"false, Suspend", "true, Resume"})
  void repairsAreSuspendedAndResumed(boolean running, String action) throws Exception {
    on.azure.answer(202, ACCEPTED, "");

    on.cloud.begin(new Command.SetAutomaticRepairs(CloudFixture.SET, running));

    LocalTransport.Request request = on.azure.request();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.url().getPath())
        .isEqualTo(CloudFixture.SET.path() + "/setOrchestrationServiceState");
    assertThat(ScriptedTransport.body(request))
        .isEqualTo(
            Json.parse("{\"serviceName\":\"AutomaticRepairs\",\"action\":\"" + action + "\"}"));
  }

  @Test
  void anUpgradePolicyIsWrittenWithTheModel() throws Exception {
    Value.Obj policy =
        (Value.Obj)
            Json.parse(
                "{\"mode\":\"Rolling\",\"rollingUpgradePolicy\":{\"maxBatchInstancePercent\":10}}");
    Value.Obj image = (Value.Obj) Json.parse("{\"version\":\"2\"}");
    on.azure.answer(200, "{}").answer(200, "{}");

    on.cloud.begin(write(Optional.of(image), policy));
    on.cloud.begin(write(Optional.empty(), policy));

    assertThat(ScriptedTransport.body(on.azure.requests().get(0)))
        .isEqualTo(
            Json.parse(
                """
                {"properties":{
                  "upgradePolicy":{"mode":"Rolling",
                    "rollingUpgradePolicy":{"maxBatchInstancePercent":10}},
                  "virtualMachineProfile":{"storageProfile":{"imageReference":{"version":"2"}}}}}
                """));
    assertThat(ScriptedTransport.body(on.azure.requests().get(1)).obj("properties").members())
        .containsOnlyKeys("upgradePolicy");
  }

  private static Command write(Optional<Value.Obj> image, Value.Obj policy) {
    return new Command.WriteModel(
        CloudFixture.SET,
        Optional.of("\"3\""),
        Optional.empty(),
        image,
        Optional.empty(),
        Optional.of(policy),
        Optional.empty());
  }
}
