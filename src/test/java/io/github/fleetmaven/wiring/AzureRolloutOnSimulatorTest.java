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
import io.github.fleetmaven.cloud.Operation;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.cloud.OperationStatus.Failed;
import io.github.fleetmaven.cloud.OperationStatus.Running;
import io.github.fleetmaven.cloud.OperationStatus.Succeeded;
import io.github.fleetmaven.cloud.WaitListener;
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

/**
 * The adapter and the simulator understand each other on Azure's own rollouts, tags and repairs.
 */
class AzureRolloutOnSimulatorTest {

  private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
  private static final ResourceId SET = ResourceId.scaleSet(SUBSCRIPTION, "rg", "web");
  private static final ResourceId MACHINE = ResourceId.virtualMachine(SUBSCRIPTION, "rg", "vm1");

  @TempDir Path folder;

  private final ManualTime time = new ManualTime(Instant.parse("2026-03-01T10:00:00Z"));

  @Test
  void handsARolloutToAzureCancelsItAndStartsItAnew() throws Exception {
    AzureCloud cloud = cloud("");
    assertThat(cloud.latestRollingUpgrade(SET)).isEmpty();
    Operation write = cloud.begin(write(cloud, "1"));
    var running = cloud.latestRollingUpgrade(SET).orElseThrow();
    assertThat(running.isRunning()).isTrue();
    assertThat(running.inProgress()).isEqualTo(2);
    assertThat(running.pending()).isEqualTo(8);

    end(cloud, cloud.begin(new Command.CancelRollingUpgrade(SET)));
    end(cloud, write);
    assertThat(cloud.latestRollingUpgrade(SET).orElseThrow().code()).hasToString("CANCELLED");
    CloudException none =
        catchThrowableOfType(
            CloudException.class, () -> cloud.begin(new Command.CancelRollingUpgrade(SET)));
    assertThat(none.error().kind()).isEqualTo(Kind.REFUSED);

    assertThat(end(cloud, cloud.begin(write(cloud, "2")))).isInstanceOf(Succeeded.class);
    var done = cloud.latestRollingUpgrade(SET).orElseThrow();
    assertThat(done.code()).hasToString("COMPLETED");
    assertThat(done.successful()).isEqualTo(10);
  }

  @Test
  void learnsWhyARollingUpgradeStopped() throws Exception {
    AzureCloud cloud =
        cloud("{\"when\":{\"instance\":\"web/1\",\"extension\":\"app\"},\"exitCode\":9}");

    Failed failed = (Failed) end(cloud, cloud.begin(write(cloud, "1")));

    String code = "MaxUnhealthyUpgradedInstancePercentExceededInRollingUpgrade";
    assertThat(failed.error().code()).isEqualTo(code);
    var faulted = cloud.latestRollingUpgrade(SET).orElseThrow();
    assertThat(faulted.code()).hasToString("FAULTED");
    assertThat(faulted.error().orElseThrow()).startsWith(code + ": ").contains("exit code 9");
    assertThat(faulted.failed()).isEqualTo(1);
  }

  @Test
  void writesTagsAloneUnderTheEtagOfTheSet() throws Exception {
    AzureCloud cloud = cloud("");
    var before = cloud.readScaleSet(SET);

    end(cloud, cloud.begin(new Command.WriteTags(SET, before.etag(), Map.of("lease", "me"))));

    assertThat(cloud.readScaleSet(SET).tags()).containsExactly(Map.entry("lease", "me"));
    assertThat(cloud.readInstances(before))
        .allSatisfy(i -> assertThat(i.latestModelApplied()).contains(true));
    CloudException stale =
        catchThrowableOfType(
            CloudException.class,
            () -> cloud.begin(new Command.WriteTags(SET, before.etag(), Map.of())));
    assertThat(stale.error().kind()).isEqualTo(Kind.PRECONDITION_FAILED);
  }

  @Test
  void writesTagsOfAMachine() throws Exception {
    AzureCloud cloud = cloud("");
    Command tags = new Command.WriteTags(MACHINE, Optional.of("\"1\""), Map.of("role", "db"));

    end(cloud, cloud.begin(tags));

    assertThat(cloud.findMachines(SUBSCRIPTION, Optional.of("rg"), Map.of("role", "db")))
        .hasSize(1);
    CloudException stale = catchThrowableOfType(CloudException.class, () -> cloud.begin(tags));
    assertThat(stale.error().kind()).isEqualTo(Kind.PRECONDITION_FAILED);
  }

  @Test
  void suspendsAndResumesRepairs() throws Exception {
    AzureCloud cloud = cloud("");
    assertThat(end(cloud, cloud.begin(new Command.SetAutomaticRepairs(SET, false))))
        .isInstanceOf(Succeeded.class);
    assertThat(end(cloud, cloud.begin(new Command.SetAutomaticRepairs(SET, true))))
        .isInstanceOf(Succeeded.class);
  }

  private OperationStatus end(AzureCloud cloud, Operation operation) throws InterruptedException {
    OperationStatus status = cloud.poll(operation);
    Instant deadline = time.now().plus(Duration.ofHours(2));
    while (status instanceof Running running) {
      assertThat(time.now()).as(operation.describe()).isBefore(deadline);
      time.sleep(running.retryAfter().orElse(Duration.ofSeconds(5)));
      status = cloud.poll(running.operation());
    }
    return status;
  }

  private static Command write(AzureCloud cloud, String tag) {
    Value.Obj policy =
        Value.Obj.EMPTY
            .with("mode", Value.of("Rolling"))
            .with(
                "rollingUpgradePolicy",
                Value.Obj.EMPTY.with("maxBatchInstancePercent", Value.of(20)));
    return new Command.WriteModel(
        SET,
        cloud.readScaleSet(SET).etag(),
        Optional.of(
            List.of(
                extension("Microsoft.ManagedServices", "ApplicationHealthLinux", "health", "x"),
                extension("Microsoft.Azure.Extensions", "CustomScript", "app", tag))),
        Optional.empty(),
        Optional.empty(),
        Optional.of(policy),
        Optional.empty());
  }

  private static ExtensionWrite extension(String publisher, String type, String name, String tag) {
    Value.Obj properties =
        Value.Obj.EMPTY
            .with("publisher", Value.of(publisher))
            .with("type", Value.of(type))
            .with("typeHandlerVersion", Value.of("2.0"))
            .with("forceUpdateTag", Value.of(tag));
    return new ExtensionWrite(name, properties, Optional.empty());
  }

  private AzureCloud cloud(String fault) throws IOException {
    Path scenario = folder.resolve("scenario.json");
    Files.writeString(
        scenario,
        """
        {"resources":[
          {"id":"%s","location":"westus","sku":{"name":"Standard_A0","capacity":10},
           "properties":{"upgradePolicy":{"mode":"Manual"},"virtualMachineProfile":{
             "storageProfile":{"osDisk":{"osType":"Linux"},"imageReference":{"publisher":"p",
               "offer":"o","sku":"s","version":"1.0.0"}}}}},
          {"id":"%s","location":"westus","tags":{"role":"web"},
           "properties":{"storageProfile":{"osDisk":{"osType":"Linux"}}}}],
         "faults":[%s]}
        """
            .formatted(SET.path(), MACHINE.path(), fault));
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
