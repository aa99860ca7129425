package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.azure.RecordedTraffic.Recorded;
import io.github.fleetmaven.cloud.Operation;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.cloud.OperationStatus.Failed;
import io.github.fleetmaven.cloud.OperationStatus.Running;
import io.github.fleetmaven.cloud.OperationStatus.Succeeded;
import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What Azure really answered is followed to its end, also in the odd forms that others recorded:
 * pages of a proxy between the polls, no headers, handlers that work on.
 */
class RecordedOperationTest {

  private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");

  @Test
  void everyOperationIsFollowedToItsEnd() {
    List<RecordedOperation> operations = RecordedOperation.all();

    assertThat(operations).hasSizeGreaterThan(90);
    int folded = 0;
    for (RecordedOperation recorded : operations) {
      CloudFixture on = begun(recorded);
      for (Recorded poll : recorded.polls()) {
        folded += poll.times() - 1;
        for (int i = 0; i < poll.times(); i++) {
          on.azure.answer(poll.status(), poll.headers(), poll.text());
        }
      }

      assertThat(follow(on, recorded)).as(recorded.toString()).isInstanceOf(end(recorded));
      assertThat(on.azure.isDone()).as(recorded.toString()).isTrue();
    }
    assertThat(folded).isGreaterThan(20);
  }

  @Test
  void noPageOfAProxyEndsAnOperation() {
    for (RecordedOperation recorded : RecordedOperation.all()) {
      CloudFixture on = begun(recorded);
      for (Recorded poll : recorded.polls()) {
        on.azure
            .answer(503, HTML, "<html><body><h2>Our services aren't available right now</h2>")
            .answer(503, Map.of(), "")
            .answer(poll.status(), poll.headers(), poll.text());
      }

      assertThat(follow(on, recorded)).as(recorded.toString()).isInstanceOf(end(recorded));
    }
  }

  @Test
  void aWriteWithoutHeadersIsFollowedAtItsResource() {
    int followed = 0;
    List<Recorded> reads = RecordedTraffic.compute();
    for (Recorded write : RecordedTraffic.of(RecordedKind.WRITE)) {
      Optional<Recorded> read =
          reads.stream()
              .filter(each -> each.method().equals("GET") && each.status() == 200)
              .filter(each -> each.file().equals(write.file()))
              .filter(each -> each.path().equals(write.path()) && isSettled(each.json()))
              .findFirst();
      if (read.isPresent() && write.header("azure-asyncoperation").isPresent()) {
        followed++;
        CloudFixture on = new CloudFixture();
        on.azure
            .answer(write.status(), Map.of(), write.text())
            .answer(200, Map.of(), write.text())
            .answer(200, read.get().headers(), read.get().text());

        Succeeded end = (Succeeded) follow(on, on.cloud.begin(RecordedOperation.command(write)));

        assertThat(end.resource()).as(write.toString()).contains(read.get().json());
      }
    }
    assertThat(followed).isGreaterThan(40);
  }

  @Test
  void aHandlerThatWorksOnIsRead() {
    int read = 0;
    for (Recorded recorded : RecordedTraffic.of(RecordedKind.MACHINE)) {
      if (recorded.json().at("properties", "instanceView").items("extensions").isEmpty()) {
        continue;
      }
      read++;
      CloudFixture on = new CloudFixture();
      on.azure.answer(
          200,
          recorded.headers(),
          recorded
              .text()
              .replace("ProvisioningState/succeeded", "ProvisioningState/transitioning"));

      ObservedMachine machine =
          on.cloud.readMachine(ResourceId.parse(recorded.path()).orElseThrow());

      assertThat(machine.instance().handlers())
          .as(recorded.toString())
          .allSatisfy(
              handler -> assertThat(handler.state()).isEqualTo(HandlerStatus.State.TRANSITIONING));
    }
    assertThat(read).isPositive();
  }

  /** Takes away the wait that the first answer asks for: it is tested elsewhere. */
  private static CloudFixture begun(RecordedOperation recorded) {
    CloudFixture on = new CloudFixture();
    Recorded begin = recorded.begin();
    Map<String, String> headers = new HashMap<>(begin.headers());
    headers.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).equals("retry-after"));
    on.azure.answer(begin.status(), headers, begin.text());
    return on;
  }

  private static OperationStatus follow(CloudFixture on, RecordedOperation recorded) {
    return follow(on, on.cloud.begin(RecordedOperation.command(recorded.begin())));
  }

  private static OperationStatus follow(CloudFixture on, Operation begun) {
    OperationStatus status = on.cloud.poll(begun);
    while (status instanceof Running running && !on.azure.isDone()) {
      status = on.cloud.poll(running.operation());
    }
    return status;
  }

  private static Class<? extends OperationStatus> end(RecordedOperation recorded) {
    return switch (recorded.end()) {
      case "Succeeded" -> Succeeded.class;
      case "InProgress" -> Running.class;
      default -> Failed.class;
    };
  }

  private static boolean isSettled(Value.Obj body) {
    return body.obj("properties").text("provisioningState").filter("Succeeded"::equals).isPresent();
  }
}
