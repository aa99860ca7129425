package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.ExtensionWrite;
import io.github.fleetmaven.cloud.Operation;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.cloud.OperationStatus.Failed;
import io.github.fleetmaven.cloud.OperationStatus.Running;
import io.github.fleetmaven.cloud.OperationStatus.Succeeded;
import io.github.fleetmaven.model.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollTest {

  private static final Command UPDATE =
      new Command.UpdateInstances(CloudFixture.SET, List.of("1", "2"));
  private static final Command PUT =
      new Command.PutExtension(
          CloudFixture.MACHINE,
          "westus",
          new ExtensionWrite("app", Value.Obj.EMPTY, Optional.empty()));
  private static final Command DELETE = new Command.DeleteExtension(CloudFixture.MACHINE, "app");
  private static final String IN_PROGRESS = "{\"status\":\"InProgress\",\"name\":\"g1\"}";
  private static final String SUCCEEDED = "{\"status\":\"Succeeded\",\"name\":\"g1\"}";

  private final CloudFixture on = new CloudFixture();

  @Test
  void followsTheAsyncOperationToItsEnd() {
    Operation operation = begun(UPDATE, 202, async(), "");
    on.azure.answer(200, Map.of("Retry-After", "35"), IN_PROGRESS).answer(200, SUCCEEDED);

    Running running = running(on.cloud.poll(operation));
    OperationStatus end = on.cloud.poll(running.operation());

    assertThat(running.retryAfter()).contains(Duration.ofSeconds(35));
    assertThat(end).isEqualTo(new Succeeded(Optional.empty()));
    assertThat(on.azure.requests().get(2).url()).hasToString(CloudFixture.STATUS_URL);
    assertThat(operation.describe()).isEqualTo("update 2 instances of myVMSS");
  }

  @Test
  void aPollIsOneRequest() {
    Operation operation = begun(UPDATE, 202, async(), "");
    on.azure.answer(503, Map.of("Content-Type", "text/html"), "<html>busy</html>");

    on.cloud.poll(operation);

    assertThat(on.azure.requests()).hasSize(2);
  }

  @Test
  void passesOnHowLongTheFirstAnswerAsksToWait() {
    Operation operation =
        begun(
            UPDATE,
            202,
            Map.of("Azure-AsyncOperation", CloudFixture.STATUS_URL, "Retry-After", "10"),
            "");

    Running running = running(on.cloud.poll(operation));

    assertThat(running.retryAfter()).contains(Duration.ofSeconds(10));
    assertThat(on.azure.requests()).as("no request before its time").hasSize(1);
    on.azure.answer(200, SUCCEEDED);
    assertThat(on.cloud.poll(running.operation())).isInstanceOf(Succeeded.class);
  }

  @Test
  void followsALinkThatMoves() {
    Operation operation = begun(UPDATE, 202, async(), "");
    String elsewhere = "https://westus.management.azure.com/operations/g2?api-version=1";
    on.azure
        .answer(200, Map.of("Azure-AsyncOperation", elsewhere), IN_PROGRESS)
        .answer(200, SUCCEEDED);

    on.cloud.poll(running(on.cloud.poll(operation)).operation());

    assertThat(on.azure.requests().get(2).url()).hasToString(elsewhere);
  }

  @Test
  void neverTakesTheTokenToAStrangersHost() {
    Operation operation =
        begun(UPDATE, 202, Map.of("Azure-AsyncOperation", "https://evil.example/op"), "");
    on.azure.answer(200, "{\"properties\":{\"provisioningState\":\"Succeeded\"}}");

    assertThat(on.cloud.poll(operation)).isInstanceOf(Succeeded.class);
    assertThat(on.azure.requests().get(1).url().getPath()).isEqualTo(CloudFixture.SET.path());
  }

  @Test
  void followsTheLocationToItsEnd() {
    Operation operation = begun(UPDATE, 202, Map.of("Location", CloudFixture.LOCATION_URL), "");
    on.azure.answer(202, Map.of("Location", CloudFixture.LOCATION_URL), "").answer(204, "");

    Running running = running(on.cloud.poll(operation));

    assertThat(on.cloud.poll(running.operation())).isEqualTo(new Succeeded(Optional.empty()));
  }

  @Test
  void aRefusalAtTheLocationIsTheEndOfTheOperation() {
    Operation operation = begun(UPDATE, 202, Map.of("Location", CloudFixture.LOCATION_URL), "");
    on.azure.answer(409, "{\"error\":{\"code\":\"OperationNotAllowed\",\"message\":\"quota\"}}");

    assertThat(failed(on.cloud.poll(operation)).code()).isEqualTo("OperationNotAllowed");
  }

  @Test
  void asksTheResourceWhenNoLinkWasGiven() {
    Operation operation = begun(PUT, 200, Map.of(), extension("Updating"));
    on.azure.answer(200, extension("Updating")).answer(200, extension("Succeeded"));

    Running running = running(on.cloud.poll(operation));
    Succeeded end = (Succeeded) on.cloud.poll(running.operation());

    assertThat(on.azure.requests().get(1).url().getPath())
        .isEqualTo(CloudFixture.MACHINE.path() + "/extensions/app");
    assertThat(end.resource().orElseThrow().obj("properties").text("provisioningState"))
        .contains("Succeeded");
  }

  @Test
  void aResourceThatSaysFailedHasFailed() {
    Operation operation = begun(PUT, 200, Map.of(), extension("Updating"));
    on.azure.answer(200, extension("Failed"));

    CloudError error = failed(on.cloud.poll(operation));

    assertThat(error.kind()).isEqualTo(Kind.OPERATION_FAILED);
    assertThat(error.text())
        .isEqualTo(
            "tried to put the extension app on myVM, but failed: the provisioning state of app is"
                + " Failed; it names no reason");
  }

  @Test
  void whatIsDoneAtOnceNeedsNoPoll() {
    Operation operation = begun(PUT, 200, Map.of(), extension("Succeeded"));

    Succeeded end = (Succeeded) on.cloud.poll(operation);

    assertThat(end.resource().orElseThrow().text("name")).contains("app");
    assertThat(on.azure.requests()).hasSize(1);
  }

  @Test
  void aWriteEndsWithTheResourceOfItsFirstAnswer() {
    Operation operation = begun(PUT, 201, async(), extension("Creating"));
    on.azure.answer(200, SUCCEEDED);

    Succeeded end = (Succeeded) on.cloud.poll(operation);

    assertThat(end.resource().orElseThrow().text("name")).contains("app");
    assertThat(on.azure.requests()).hasSize(2);
  }

  @Test
  void aWriteWhoseFirstAnswerWasEmptyReadsItsResourceAtTheEnd() {
    Operation operation = begun(PUT, 202, async(), "");
    on.azure.answer(200, SUCCEEDED).answer(200, extension("Succeeded"));

    Running running = running(on.cloud.poll(operation));
    Succeeded end = (Succeeded) on.cloud.poll(running.operation());

    assertThat(end.resource().orElseThrow().text("name")).contains("app");
  }

  @Test
  void aFailedOperationSaysWhy() {
    Operation operation = begun(UPDATE, 202, async(), "");
    on.azure.answer(
        200,
        Map.of("x-ms-request-id", "r-7"),
        "{\"status\":\"Failed\",\"error\":{\"code\":\"MultipleErrorsOccurred\",\"message\":\"2"
            + " errors\",\"details\":[{\"code\":\"VMExtensionProvisioningError\",\"message\":\"app"
            + " ended with 1\"},{\"code\":\"ServerTimeout\",\"message\":\"\"}]}}");

    assertThat(failed(on.cloud.poll(operation)))
        .isEqualTo(
            new CloudError(
                Kind.OPERATION_FAILED,
                "update 2 instances of myVMSS",
                0,
                "MultipleErrorsOccurred",
                "2 errors → VMExtensionProvisioningError: app ended with 1 → ServerTimeout",
                Optional.of("r-7")));
  }

  @Test
  void aCancelledOperationHasFailed() {
    Operation operation = begun(UPDATE, 202, async(), "");
    on.azure.answer(200, "{\"status\":\"Canceled\"}");

    assertThat(failed(on.cloud.poll(operation)).message())
        .isEqualTo("Azure says Canceled and no reason");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void aFailureOfTheServiceIsNoNews(int status) {
    Operation operation = begun(UPDATE, 202, async(), "");
    on.azure.answer(status, Map.of("Retry-After", "7"), "<html><body>oops</body></html>");

    Running running = running(on.cloud.poll(operation));

    assertThat(running.operation()).isEqualTo(operation);
    assertThat(running.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(on.waited()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>hello</html>", "[]", "{}", "{\"status\":7}"})
  void anAnswerThatTellsNothingIsNoNews(String body) {
    Operation operation = begun(UPDATE, 202, async(), "");
    on.azure.answer(200, body);

    assertThat(on.cloud.poll(operation)).isInstanceOf(Running.class);
  }

  @Test
  void pollsAgainWhenTheConnectionBreaks() {
    Operation operation = begun(UPDATE, 202, async(), "");
    on.azure.breaks(new IOException("reset")).answer(200, SUCCEEDED);

    assertThat(on.cloud.poll(operation)).isInstanceOf(Succeeded.class);
  }

  @Test
  void asksTheNextPlaceWhenAnOperationStaysUnknown() {
    Map<String, String> both =
        Map.of(
            "Azure-AsyncOperation", CloudFixture.STATUS_URL, "Location", CloudFixture.LOCATION_URL);
    OperationStatus status = new Running(begun(UPDATE, 202, both, ""), Optional.empty());
    for (int i = 0; i < 6; i++) {
      on.azure.answer(404, "{\"error\":{\"code\":\"NotFound\",\"message\":\"no\"}}");
      status = on.cloud.poll(((Running) status).operation());
    }
    on.azure.answer(200, "{\"properties\":{\"provisioningState\":\"Succeeded\"}}");
    status = on.cloud.poll(((Running) status).operation());

    assertThat(status).isEqualTo(new Succeeded(Optional.empty()));
    assertThat(on.azure.requests().subList(1, 8))
        .extracting(r -> r.url().getPath().contains("/operations/") ? query(r) : "resource")
        .containsExactly(
            "status", "status", "status", "location", "location", "location", "resource");
  }

  @Test
  void aResourceThatStaysUnknownIsGone() {
    OperationStatus status =
        new Running(begun(PUT, 200, Map.of(), extension("Updating")), Optional.empty());
    for (int i = 0; i < 2; i++) {
      on.azure.answer(404, "{\"error\":{\"code\":\"NotFound\",\"message\":\"no\"}}");
      status = on.cloud.poll(((Running) status).operation());
    }
    on.azure.answer(404, "{\"error\":{\"code\":\"NotFound\",\"message\":\"no\"}}");
    Operation operation = ((Running) status).operation();

    CloudException e = catchThrowableOfType(CloudException.class, () -> on.cloud.poll(operation));

    assertThat(e.error().kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void aRemovalEndsWhenItsResourceIsGone() {
    Operation operation = begun(DELETE, 202, Map.of(), "");
    on.azure.answer(200, extension("Deleting")).answer(404, "");

    Running running = running(on.cloud.poll(operation));

    assertThat(on.cloud.poll(running.operation())).isEqualTo(new Succeeded(Optional.empty()));
  }

  @Test
  void whatIsGoneAlreadyIsRemoved() {
    Operation operation =
        begun(DELETE, 404, Map.of(), "{\"error\":{\"code\":\"ResourceNotFound\"}}");

    assertThat(on.cloud.poll(operation)).isEqualTo(new Succeeded(Optional.empty()));
  }

  @Test
  void whoMayNotPollIsTold() {
    Operation operation = begun(UPDATE, 202, async(), "");
    on.azure.answer(403, "{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":\"no\"}}");

    CloudException e = catchThrowableOfType(CloudException.class, () -> on.cloud.poll(operation));

    assertThat(e.error().kind()).isEqualTo(Kind.FORBIDDEN);
  }

  private Operation begun(Command command, int status, Map<String, String> headers, String body) {
    on.azure.answer(status, headers, body);
    return on.cloud.begin(command);
  }

  private static Map<String, String> async() {
    return Map.of("Azure-AsyncOperation", CloudFixture.STATUS_URL);
  }

  private static String query(LocalTransport.Request request) {
    return request.url().getQuery().contains("monitor=true") ? "location" : "status";
  }

  private static String extension(String state) {
    return "{\"id\":\"x\",\"name\":\"app\",\"properties\":{\"provisioningState\":\""
        + state
        + "\"}}";
  }

  private static Running running(OperationStatus status) {
    assertThat(status).isInstanceOf(Running.class);
    return (Running) status;
  }

  private static CloudError failed(OperationStatus status) {
    assertThat(status).isInstanceOf(Failed.class);
    return ((Failed) status).error();
  }
}
