package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.azure.RecordedTraffic.Recorded;
import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.cloud.OperationStatus.Failed;
import io.github.fleetmaven.cloud.OperationStatus.Running;
import io.github.fleetmaven.cloud.OperationStatus.Succeeded;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.PowerState;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Azure really answered is understood: every answer that the adapter could ever get. */
class RecordedTrafficTest {

  private static final int REFUSED_GONE = 404;

  @Test
  void everyAnswerIsFedToTheAdapterOrCannotReachIt() {
    Map<RecordedKind, Integer> counts = new HashMap<>();
    for (Recorded call : RecordedTraffic.compute()) {
      List<RecordedKind> kinds = RecordedKind.of(call);
      assertThat(kinds).as(call.toString()).hasSize(1);
      counts.merge(kinds.get(0), 1, Integer::sum);
    }

    assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(RecordedTraffic.COMPUTE_CALLS);
    assertThat(counts.keySet()).containsExactlyInAnyOrder(RecordedKind.values());
    assertThat(counts.get(RecordedKind.NEVER_ASKED)).as("of %s", counts).isEqualTo(180);
  }

  @Test
  void everyModelIsRead() {
    RecordedTraffic.of(RecordedKind.MODEL)
        .forEach(model -> readsModel(model, model.path(), model.headers(), model.json()));
    for (Recorded list : RecordedTraffic.of(RecordedKind.MODELS)) {
      for (Value item : list.json().items("value")) {
        Value.Obj body = (Value.Obj) item;
        readsModel(list, body.text("id").orElseThrow(), list.headers(), body);
      }
    }
  }

  private static void readsModel(
      Recorded from, String path, Map<String, String> headers, Value.Obj body) {
    ResourceId id = ResourceId.parse(path).orElseThrow();
    CloudFixture on = new CloudFixture();
    on.azure.answer(200, headers, Json.write(body));

    ObservedScaleSet set = on.cloud.readScaleSet(id);

    assertThat(set.raw().members()).as(from.toString()).containsAllEntriesOf(body.members());
    assertThat(set.location()).as(from.toString()).isNotEmpty();
    assertThat(set.extensions())
        .as(from.toString())
        .hasSameSizeAs(
            body.at("properties", "virtualMachineProfile", "extensionProfile").items("extensions"))
        .allSatisfy(e -> assertThat(e.handler().publisher()).isNotEmpty());
  }

  @Test
  void everyInstanceIsRead() {
    List<Recorded> pages = new ArrayList<>(RecordedTraffic.of(RecordedKind.INSTANCES));
    pages.addAll(RecordedTraffic.of(RecordedKind.INSTANCE));
    for (Recorded page : pages) {
      boolean single = page.json().get("value").isEmpty();
      Value.Obj list = single ? page(page.json()) : page.json();

      List<ObservedInstance> instances = readInstances(list);

      assertThat(instances)
          .as(page.toString())
          .hasSameSizeAs(list.items("value"))
          .allSatisfy(i -> assertThat(i.id()).matches("\\d+"))
          .allSatisfy(i -> assertThat(i.latestModelApplied()).isPresent());
    }
  }

  @Test
  void everyViewOfAnInstanceIsRead() {
    for (Recorded view : RecordedTraffic.of(RecordedKind.INSTANCE_VIEW)) {
      Value.Obj item =
          Value.Obj.EMPTY
              .with("instanceId", Value.of("0"))
              .with("properties", Value.Obj.EMPTY.with("instanceView", view.json()));

      ObservedInstance instance = readInstances(page(item)).get(0);

      assertThat(instance.power()).as(view.toString()).isNotEqualTo(PowerState.UNKNOWN);
      assertThat(instance.updateDomain()).as(view.toString()).isPresent();
      assertThat(instance.handlers())
          .as(view.toString())
          .hasSameSizeAs(view.json().items("extensions"));
    }
  }

  @Test
  void everyMachineIsRead() {
    int viewed = 0;
    for (Recorded recorded : RecordedTraffic.of(RecordedKind.MACHINE)) {
      ResourceId id = ResourceId.parse(recorded.path()).orElseThrow();
      CloudFixture on = new CloudFixture();
      on.azure.answer(200, recorded.headers(), recorded.text());

      ObservedMachine machine = on.cloud.readMachine(id);

      assertThat(machine.os()).as(recorded.toString()).isPresent();
      assertThat(machine.instance().extensions())
          .as(recorded.toString())
          .hasSameSizeAs(recorded.json().items("resources"));
      Value.Obj view = recorded.json().at("properties", "instanceView");
      assertThat(machine.instance().handlers())
          .as(recorded.toString())
          .hasSameSizeAs(view.items("extensions"));
      assertThat(machine.instance().power() == PowerState.UNKNOWN)
          .as(recorded.toString())
          .isEqualTo(view.isEmpty());
      viewed += view.isEmpty() ? 0 : 1;
    }
    assertThat(viewed).isGreaterThan(10);
  }

  @Test
  void everyRollingUpgradeIsRead() {
    for (Recorded recorded : RecordedTraffic.of(RecordedKind.ROLLING_UPGRADE)) {
      CloudFixture on = new CloudFixture();
      on.azure.answer(200, recorded.headers(), recorded.text());

      RollingUpgrade upgrade = on.cloud.latestRollingUpgrade(CloudFixture.SET).orElseThrow();

      assertThat(upgrade.successful())
          .as(recorded.toString())
          .isEqualTo(
              recorded
                  .json()
                  .at("properties", "progress")
                  .integer("successfulInstanceCount")
                  .orElseThrow());
    }
  }

  @Test
  void everyPollIsUnderstood() {
    Map<Class<?>, Integer> seen = new HashMap<>();
    for (Recorded poll : RecordedTraffic.of(RecordedKind.POLL)) {
      OperationStatus status = status(poll);
      seen.merge(status.getClass(), 1, Integer::sum);
      assertThat(status).as(poll.toString()).isInstanceOf(expected(poll));
    }

    assertThat(seen.get(Running.class)).isGreaterThan(50);
    assertThat(seen.get(Succeeded.class)).isGreaterThan(50);
    assertThat(seen.get(Failed.class)).isPositive();
  }

  @Test
  void everyExtensionTellsHowItsWriteStands() {
    for (Recorded read : RecordedTraffic.of(RecordedKind.EXTENSION)) {
      CloudFixture on = new CloudFixture();
      on.azure
          .answer(200, "{\"properties\":{\"provisioningState\":\"Updating\"}}")
          .answer(200, read.headers(), read.text());

      OperationStatus status = on.cloud.poll(on.cloud.begin(RecordedOperation.PUT));

      boolean done =
          read.json().obj("properties").text("provisioningState").orElse("").equals("Succeeded");
      assertThat(status).as(read.toString()).isInstanceOf(done ? Succeeded.class : Running.class);
    }
  }

  @Test
  void everyAcceptedRequestBecomesAnOperationThatCanBePolled() {
    List<Recorded> accepted = new ArrayList<>(RecordedTraffic.of(RecordedKind.WRITE));
    accepted.addAll(RecordedTraffic.of(RecordedKind.ACTION));
    accepted.addAll(RecordedTraffic.of(RecordedKind.DONE));
    for (Recorded call : accepted) {
      CloudFixture on = new CloudFixture();
      on.azure.answer(call.status(), call.headers(), call.text());

      AzureOperation operation = (AzureOperation) on.cloud.begin(RecordedOperation.command(call));

      boolean async = call.header("azure-asyncoperation").isPresent();
      assertThat(operation.statusUrl().isPresent()).as(call.toString()).isEqualTo(async);
      assertThat(operation.end().isPresent() && async).as(call.toString()).isFalse();
      if (RecordedKind.of(call).contains(RecordedKind.WRITE)) {
        assertThat(operation.resource()).as(call.toString()).contains(call.json());
      }
    }
  }

  @Test
  void everyRefusalIsOneWithItsCodeAndItsMessage() {
    for (Recorded refusal : RecordedTraffic.of(RecordedKind.REFUSAL)) {
      CloudFixture on = new CloudFixture();
      on.azure.answer(refusal.status(), refusal.headers(), refusal.text());

      CloudException thrown =
          catchThrowableOfType(CloudException.class, () -> on.cloud.readScaleSet(CloudFixture.SET));

      Value.Obj error = refusal.json().obj("error");
      assertThat(thrown.error().code()).isEqualTo(error.text("code").orElseThrow());
      assertThat(thrown.error().message()).contains(error.text("message").orElseThrow());
      assertThat(thrown.error().kind() == CloudError.Kind.NOT_FOUND)
          .as(refusal.toString())
          .isEqualTo(refusal.status() == REFUSED_GONE);
    }
  }

  private static Value.Obj page(Value.Obj item) {
    return Value.Obj.EMPTY.with("value", new Value.Arr(List.of(item)));
  }

  private static List<ObservedInstance> readInstances(Value.Obj list) {
    CloudFixture on = new CloudFixture();
    on.azure.answer(200, "{\"properties\":{}}").answer(200, Json.write(list));
    return on.cloud.readInstances(on.cloud.readScaleSet(CloudFixture.SET));
  }

  private static OperationStatus status(Recorded poll) {
    boolean location = poll.call().obj("query").get("monitor").isPresent();
    String header = location ? "Location" : "Azure-AsyncOperation";
    CloudFixture on = new CloudFixture();
    on.azure
        .answer(202, Map.of(header, CloudFixture.STATUS_URL), "")
        .answer(poll.status(), poll.headers(), poll.text());
    return on.cloud.poll(on.cloud.begin(RecordedOperation.ACTION));
  }

  private static Class<? extends OperationStatus> expected(Recorded poll) {
    if (poll.call().obj("query").get("monitor").isPresent()) {
      return poll.status() == 202 ? Running.class : Succeeded.class;
    }
    return switch (poll.json().text("status").orElseThrow()) {
      case "InProgress" -> Running.class;
      case "Succeeded" -> Succeeded.class;
      default -> Failed.class;
    };
  }
}
