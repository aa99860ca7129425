package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.azure.RecordedTraffic.Recorded;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.ExtensionWrite;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.cloud.OperationStatus.Failed;
import io.github.fleetmaven.cloud.OperationStatus.Running;
import io.github.fleetmaven.cloud.OperationStatus.Succeeded;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.PowerState;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What Azure really answered is understood. */
class RecordedTrafficTest {

  private static final String COMPUTE = "(?i).*/providers/Microsoft\\.Compute/";
  private static final String SET = COMPUTE + "virtualMachineScaleSets/[^/]+";
  private static final String INSTANCES = SET + "/virtualMachines";
  private static final String MACHINE = COMPUTE + "virtualMachines/[^/]+";
  private static final String OPERATION = COMPUTE + "locations/[^/]+/operations/.*";

  @Test
  void everyModelIsRead() {
    List<Recorded> models = calls(r -> r.method().equals("GET") && is(r, SET) && r.status() == 200);

    assertThat(models).hasSizeGreaterThan(50);
    for (Recorded model : models) {
      ResourceId id = ResourceId.parse(model.path()).orElseThrow();
      CloudFixture on = new CloudFixture();
      on.azure.answer(200, model.headers(), model.text());

      ObservedScaleSet set = on.cloud.readScaleSet(id);

      Value.Obj raw = (Value.Obj) model.body();
      assertThat(set.raw().members()).as(model.toString()).containsAllEntriesOf(raw.members());
      assertThat(set.location()).as(model.toString()).isNotEmpty();
      assertThat(set.extensions())
          .as(model.toString())
          .hasSameSizeAs(
              raw.at("properties", "virtualMachineProfile", "extensionProfile").items("extensions"))
          .allSatisfy(e -> assertThat(e.handler().publisher()).isNotEmpty());
    }
  }

  @Test
  void everyInstanceListIsRead() {
    List<Recorded> lists =
        calls(r -> r.method().equals("GET") && is(r, INSTANCES) && r.status() == 200);

    assertThat(lists).hasSizeGreaterThan(6);
    for (Recorded list : lists) {
      CloudFixture on = new CloudFixture();
      on.azure.answer(200, "{\"properties\":{}}").answer(200, list.headers(), list.text());

      List<ObservedInstance> instances =
          on.cloud.readInstances(on.cloud.readScaleSet(CloudFixture.SET));

      assertThat(instances)
          .as(list.toString())
          .hasSameSizeAs(((Value.Obj) list.body()).items("value"))
          .allSatisfy(i -> assertThat(i.id()).matches("\\d+"))
          .allSatisfy(i -> assertThat(i.latestModelApplied()).isPresent());
    }
  }

  @Test
  void everyMachineWithItsInstanceViewIsRead() {
    List<Recorded> machines =
        calls(
            r ->
                r.method().equals("GET")
                    && is(r, MACHINE)
                    && r.status() == 200
                    && r.text().contains("\"instanceView\""));

    assertThat(machines).hasSizeGreaterThan(10);
    for (Recorded recorded : machines) {
      ResourceId id = ResourceId.parse(recorded.path()).orElseThrow();
      CloudFixture on = new CloudFixture();
      on.azure.answer(200, recorded.headers(), recorded.text());

      ObservedMachine machine = on.cloud.readMachine(id);

      Value.Obj raw = (Value.Obj) recorded.body();
      assertThat(machine.os()).as(recorded.toString()).isPresent();
      assertThat(machine.instance().power())
          .as(recorded.toString())
          .isNotEqualTo(PowerState.UNKNOWN);
      assertThat(machine.instance().extensions())
          .as(recorded.toString())
          .hasSameSizeAs(raw.items("resources"));
      assertThat(machine.instance().handlers())
          .as(recorded.toString())
          .hasSameSizeAs(raw.at("properties", "instanceView").items("extensions"));
    }
  }

  @Test
  void everyPollIsUnderstood() {
    List<Recorded> polls = calls(r -> r.method().equals("GET") && is(r, OPERATION));

    Map<Class<?>, Integer> seen = new HashMap<>();
    for (Recorded poll : polls) {
      OperationStatus status = status(poll);
      seen.merge(status.getClass(), 1, Integer::sum);
      assertThat(status).as(poll.toString()).isInstanceOf(expected(poll));
    }

    assertThat(seen.get(Running.class)).isGreaterThan(50);
    assertThat(seen.get(Succeeded.class)).isGreaterThan(50);
    assertThat(seen.get(Failed.class)).isPositive();
  }

  @Test
  void everyAcceptedWriteBecomesAnOperationThatCanBePolled() {
    List<Recorded> writes =
        calls(
            r ->
                List.of("PUT", "PATCH").contains(r.method())
                    && (is(r, SET) || is(r, MACHINE) || is(r, MACHINE + "/extensions/[^/]+"))
                    && r.status() < 300);

    assertThat(writes).hasSizeGreaterThan(30);
    for (Recorded write : writes) {
      CloudFixture on = new CloudFixture();
      on.azure.answer(write.status(), write.headers(), write.text());

      AzureOperation operation =
          (AzureOperation)
              on.cloud.begin(
                  new Command.PutExtension(
                      CloudFixture.MACHINE,
                      "westus",
                      new ExtensionWrite("app", Value.Obj.EMPTY, Optional.empty())));

      assertThat(operation.resource()).as(write.toString()).contains((Value.Obj) write.body());
      boolean async =
          write.headers().keySet().stream().anyMatch("azure-asyncoperation"::equalsIgnoreCase);
      assertThat(operation.statusUrl().isPresent()).as(write.toString()).isEqualTo(async);
      assertThat(operation.end().isPresent() && async).as(write.toString()).isFalse();
    }
  }

  @Test
  void everyRefusalHasACodeAndAMessage() {
    List<Recorded> refusals = calls(r -> r.status() >= 400 && is(r, COMPUTE + ".*"));

    assertThat(refusals).hasSizeGreaterThan(5);
    for (Recorded refusal : refusals) {
      ErrorBody body = ErrorBody.of(new Answer(refusal.status(), Map.of(), refusal.text(), false));

      assertThat(body.code()).as(refusal.toString()).isNotEmpty();
      assertThat(body.message()).as(refusal.toString()).isNotEqualTo("no message").isNotEmpty();
    }
  }

  private static OperationStatus status(Recorded poll) {
    boolean location = poll.call().obj("query").get("monitor").isPresent();
    String header = location ? "Location" : "Azure-AsyncOperation";
    CloudFixture on = new CloudFixture();
    on.azure
        .answer(202, Map.of(header, CloudFixture.STATUS_URL), "")
        .answer(poll.status(), poll.headers(), poll.text());
    return on.cloud.poll(
        on.cloud.begin(new Command.UpdateInstances(CloudFixture.SET, List.of("1"))));
  }

  private static Class<? extends OperationStatus> expected(Recorded poll) {
    if (poll.call().obj("query").get("monitor").isPresent()) {
      return poll.status() == 202 ? Running.class : Succeeded.class;
    }
    return switch (((Value.Obj) poll.body()).text("status").orElseThrow()) {
      case "InProgress" -> Running.class;
      case "Succeeded" -> Succeeded.class;
      default -> Failed.class;
    };
  }

  private static List<Recorded> calls(Predicate<Recorded> wanted) {
    return RecordedTraffic.all().stream().filter(wanted).toList();
  }

  private static boolean is(Recorded call, String path) {
    return call.path().matches(path);
  }
}
