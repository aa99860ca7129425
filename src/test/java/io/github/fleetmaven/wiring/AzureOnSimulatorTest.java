package io.github.fleetmaven.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.azure.AzureCloud;
import io.github.fleetmaven.azure.AzureEnvironmentName;
import io.github.fleetmaven.azure.AzureOptions;
import io.github.fleetmaven.azure.Credentials;
import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.ExtensionWrite;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.cloud.OperationStatus.Failed;
import io.github.fleetmaven.cloud.OperationStatus.Running;
import io.github.fleetmaven.cloud.OperationStatus.Succeeded;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter and the simulator understand each other, though neither knows the other's code. */
class AzureOnSimulatorTest {

  private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
  private static final ResourceId SET = ResourceId.scaleSet(SUBSCRIPTION, "rg", "web");
  private static final ResourceId MACHINE = ResourceId.virtualMachine(SUBSCRIPTION, "rg", "vm1");
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path folder;

  private final ManualTime time = new ManualTime(START);

  @Test
  void changesAScaleSetFromItsModelToItsInstances() throws Exception {
    AzureCloud cloud = cloud(3, "");
    ObservedScaleSet before = cloud.readScaleSet(SET);

    Succeeded written = (Succeeded) end(cloud, cloud.begin(write(before)));
    Succeeded updated = (Succeeded) end(cloud, cloud.begin(update("0", "2")));

    assertThat(written.resource().orElseThrow().obj("properties").isEmpty()).isFalse();
    assertThat(updated.resource()).isEmpty();
    assertThat(cloud.readScaleSet(SET).etag()).isNotEqualTo(before.etag());
    List<ObservedInstance> instances = cloud.readInstances(before);
    assertThat(instances)
        .extracting(i -> i.latestModelApplied().orElseThrow())
        .containsExactly(true, false, true);
    assertThat(instances.get(0).handler("app").orElseThrow().state())
        .isEqualTo(HandlerStatus.State.SUCCEEDED);
  }

  @Test
  void aStaleEtagIsAFailedPrecondition() throws Exception {
    AzureCloud cloud = cloud(1, "");
    ObservedScaleSet before = cloud.readScaleSet(SET);
    end(cloud, cloud.begin(write(before)));

    CloudException e = catchThrowableOfType(CloudException.class, () -> cloud.begin(write(before)));

    assertThat(e.error().kind()).isEqualTo(Kind.PRECONDITION_FAILED);
  }

  @Test
  void aThrottledReadWaitsAsToldAndGoesOn() throws Exception {
    AzureCloud cloud =
        cloud(
            1,
            "{\"when\":{\"method\":\"GET\",\"nth\":1},\"respond\":{\"status\":429,\"retryAfter\":3}}");

    cloud.readScaleSet(SET);

    assertThat(Duration.between(START, time.now())).isEqualTo(Duration.ofSeconds(3));
    assertThat(cloud.requests()).isEqualTo(new RequestCount(2, 0));
  }

  @Test
  void anUpdateWhoseAnswerWasLostIsSentAgainAndMeetsItself() throws Exception {
    AzureCloud cloud =
        cloud(
            2,
            "{\"when\":{\"method\":\"POST\",\"path\":\".*/manualupgrade\",\"nth\":1},\"drop\":\"afterEffect\"}");
    ObservedScaleSet set = cloud.readScaleSet(SET);
    end(cloud, cloud.begin(write(set)));

    CloudException met =
        catchThrowableOfType(CloudException.class, () -> cloud.begin(update("0", "1")));
    assertThat(met.error().kind()).isEqualTo(Kind.CONFLICT);
    assertThat(met.error().message()).endsWith("so this may be our own doing");

    time.advance(Duration.ofMinutes(10));
    assertThat(cloud.readInstances(set))
        .allSatisfy(i -> assertThat(i.latestModelApplied()).contains(true));
    assertThat(end(cloud, cloud.begin(update("0", "1")))).isInstanceOf(Succeeded.class);
  }

  @Test
  void aFailedHandlerFailsItsOperationAndShowsOnItsInstance() throws Exception {
    AzureCloud cloud =
        cloud(
            2,
            "{\"when\":{\"instance\":\"web/1\",\"extension\":\"app\"},\"exitCode\":100,\"message\":\"no device\"}");
    ObservedScaleSet set = cloud.readScaleSet(SET);
    end(cloud, cloud.begin(write(set)));

    Failed failed = (Failed) end(cloud, cloud.begin(update("1")));

    assertThat(failed.error().kind()).isEqualTo(Kind.OPERATION_FAILED);
    assertThat(failed.error().message()).contains("no device");
    assertThat(cloud.readInstances(set).get(1).handler("app").orElseThrow().state())
        .isEqualTo(HandlerStatus.State.FAILED);
  }

  @Test
  void putsAnExtensionOnAMachineAndTakesItAway() throws Exception {
    AzureCloud cloud = cloud(1, "");

    end(cloud, cloud.begin(new Command.PutExtension(MACHINE, "westus", app())));
    assertThat(cloud.readMachine(MACHINE).instance().extension("app")).isPresent();
    assertThat(cloud.findMachines(SUBSCRIPTION, Optional.of("rg"), Map.of("ROLE", "web")))
        .hasSize(1);

    end(cloud, cloud.begin(new Command.DeleteExtension(MACHINE, "app")));
    assertThat(cloud.readMachine(MACHINE).instance().extension("app")).isEmpty();
    assertThat(end(cloud, cloud.begin(new Command.DeleteExtension(MACHINE, "app"))))
        .as("gone already")
        .isInstanceOf(Succeeded.class);
  }

  @Test
  void readsAThousandInstancesPageByPage() throws Exception {
    AzureCloud cloud = cloud(1000, "");
    ObservedScaleSet set = cloud.readScaleSet(SET);

    List<ObservedInstance> instances = cloud.readInstances(set);

    assertThat(instances).hasSize(1000);
    assertThat(instances.get(999).id()).isEqualTo("999");
    assertThat(cloud.requests().requests()).isLessThanOrEqualTo(1 + 1000 / 50);
  }

  /** Polls to the end, as patiently as the cloud asks. */
  private OperationStatus end(AzureCloud cloud, io.github.fleetmaven.cloud.Operation operation)
      throws InterruptedException {
    OperationStatus status = cloud.poll(operation);
    Instant deadline = time.now().plus(Duration.ofHours(2));
    while (status instanceof Running running) {
      assertThat(time.now()).as(operation.describe()).isBefore(deadline);
      time.sleep(running.retryAfter().orElse(Duration.ofSeconds(5)));
      status = cloud.poll(running.operation());
    }
    return status;
  }

  private static Command write(ObservedScaleSet set) {
    return new Command.WriteModel(
        SET,
        set.etag(),
        Optional.of(List.of(app())),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Command update(String... instances) {
    return new Command.UpdateInstances(SET, List.of(instances));
  }

  private static ExtensionWrite app() {
    Value.Obj properties =
        Value.Obj.EMPTY
            .with("publisher", Value.of("Microsoft.Azure.Extensions"))
            .with("type", Value.of("CustomScript"))
            .with("typeHandlerVersion", Value.of("2.1"))
            .with("settings", Value.Obj.EMPTY.with("timestamp", Value.of(1)));
    return new ExtensionWrite("app", properties, Optional.empty());
  }

  private AzureCloud cloud(int capacity, String fault) throws IOException {
    Path scenario = folder.resolve("scenario.json");
    Files.writeString(
        scenario,
        """
        {"timing":{"timeScale":1},"resources":[
          {"id":"%s","location":"westus","sku":{"name":"Standard_A0","capacity":%d},
           "properties":{"upgradePolicy":{"mode":"Manual"},"virtualMachineProfile":{
             "storageProfile":{"osDisk":{"osType":"Linux"},"imageReference":{"publisher":"p",
               "offer":"o","sku":"s","version":"1.0.0"}}}}},
          {"id":"%s","location":"westus","tags":{"role":"web"},
           "properties":{"storageProfile":{"osDisk":{"osType":"Linux"}}}}],
         "faults":[%s]}
        """
            .formatted(SET.path(), capacity, MACHINE.path(), fault));
    SimulatorSettings settings =
        new SimulatorSettings(Optional.of(scenario), false, Optional.empty());
    return AzureCloud.open(
        new AzureOptions(
            AzureEnvironmentName.AZURE,
            Optional.empty(),
            new Credentials.None(),
            Optional.of(new SimulatorTransport(Simulators.open(settings, Optional.empty(), time))),
            WaitListener.NONE),
        time);
  }
}
