package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.RequestCount;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingTest {

  private static final String SET_JSON =
      "{\"name\":\"myVMSS\",\"location\":\"westus\",\"properties\":{}}";

  private final CloudFixture on = new CloudFixture();

  private static final Command UPDATE =
      new Command.UpdateInstances(CloudFixture.SET, List.of("1", "2"));
  private static final Command TAGS =
      new Command.WriteModel(
          CloudFixture.SET,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(Map.of("a", "b")));

  private static final Command GUARDED =
      new Command.WriteModel(
          CloudFixture.SET,
          Optional.of("\"2\""),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(Map.of()));

  @Test
  void waitsAsLongAsAThrottledAnswerAsks() {
    on.azure.answer(429, Map.of("Retry-After", "3"), "").answer(200, SET_JSON);

    on.cloud.readScaleSet(CloudFixture.SET);

    assertThat(on.waited()).isEqualTo(Duration.ofSeconds(3));
    assertThat(on.waits).containsExactly("PT3S Azure is busy (HTTP 429): read the model of myVMSS");
    assertThat(on.cloud.requests()).isEqualTo(new RequestCount(2, 0));
  }

  @Test
  void waitsUntilTheDateThatAnAnswerNames() {
    on.azure
        .answer(503, Map.of("Retry-After", "Sun, 1 Mar 2026 10:00:17 GMT"), "<html>busy</html>")
        .answer(200, SET_JSON);

    on.cloud.readScaleSet(CloudFixture.SET);

    assertThat(on.waited()).isEqualTo(Duration.ofSeconds(17));
  }

  @Test
  void sendsAThrottledWriteAgain() {
    on.azure.answer(429, Map.of("Retry-After", "5"), "").answer(200, SET_JSON);

    on.cloud.begin(TAGS);

    assertThat(on.waited()).isEqualTo(Duration.ofSeconds(5));
    assertThat(on.cloud.requests()).isEqualTo(new RequestCount(2, 2));
  }

  @Test
  void givesUpWhenAskedToWaitLongerThanAnyWaitMayLast() {
    on.azure
        .answer(429, Map.of("Retry-After", "1200"), "")
        .answer(
            429,
            Map.of("Retry-After", "1200"),
            "{\"code\":\"OperationNotAllowed\",\"message\":\"too many\"}");

    CloudException e =
        catchThrowableOfType(CloudException.class, () -> on.cloud.readScaleSet(CloudFixture.SET));

    assertThat(e.error().kind()).isEqualTo(Kind.THROTTLED);
    assertThat(on.waited()).isEqualTo(Duration.ofMinutes(20));
    assertThat(e)
        .hasMessage(
            "tried to read the model of myVMSS, but failed (HTTP 429): OperationNotAllowed: too many");
  }

  @Test
  void readsAgainWhenTheServiceOrTheConnectionFails() {
    on.azure
        .answer(500, "")
        .breaks(new IOException("reset"))
        .answer(504, "{}")
        .answer(200, SET_JSON);

    on.cloud.readScaleSet(CloudFixture.SET);

    assertThat(on.waited()).isEqualTo(Duration.ofSeconds(1 + 2 + 4));
  }

  @Test
  void readsFiveTimesAtMost() {
    for (int i = 0; i < 5; i++) {
      on.azure.answer(500, "");
    }

    CloudException e =
        catchThrowableOfType(CloudException.class, () -> on.cloud.readScaleSet(CloudFixture.SET));

    assertThat(e.error().kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(on.azure.isDone()).isTrue();
  }

  @Test
  void doesNotRepeatAWriteWhoseAnswerWasLost() {
    on.azure.breaks(new IOException("reset"));

    CloudException e = catchThrowableOfType(CloudException.class, () -> on.cloud.begin(TAGS));

    assertThat(e.error().kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(e)
        .hasMessage(
            "tried to write the model of myVMSS, but failed: the connection to"
                + " management.azure.com:443 broke (reset); the outcome of the write is not known");
    assertThat(on.cloud.requests()).isEqualTo(new RequestCount(1, 1));
  }

  @Test
  void doesNotRepeatAWriteThatTheServiceFailedOn() {
    on.azure.answer(503, Map.of("Content-Type", "text/html"), "<html><h2>Unavailable</h2></html>");

    CloudException e = catchThrowableOfType(CloudException.class, () -> on.cloud.begin(TAGS));

    assertThat(e)
        .hasMessage(
            "tried to write the model of myVMSS, but failed (HTTP 503): Unavailable; the outcome"
                + " of the write is not known");
  }

  @Test
  void repeatsAnUpdateOfInstancesWhoseAnswerWasLost() {
    on.azure
        .breaks(new IOException("reset"))
        .answer(202, Map.of("Location", CloudFixture.LOCATION_URL), "");

    on.cloud.begin(UPDATE);

    assertThat(on.azure.requests()).hasSize(2);
    assertThat(on.azure.requests().get(1).body()).isEqualTo(on.azure.requests().get(0).body());
  }

  @Test
  void saysThatAFailedPreconditionCanBeOurOwnDoing() {
    on.azure
        .breaks(new IOException("reset"))
        .answer(412, "{\"error\":{\"code\":\"PreconditionFailed\",\"message\":\"changed\"}}");

    CloudException e = catchThrowableOfType(CloudException.class, () -> on.cloud.begin(GUARDED));

    assertThat(e.error().kind()).isEqualTo(Kind.PRECONDITION_FAILED);
    assertThat(e.error().message())
        .isEqualTo("changed; the answer to an earlier try was lost, so this may be our own doing");
  }

  @Test
  void aGuardedWriteThatMayHaveMetItselfHasNoKnownOutcome() {
    on.azure
        .breaks(new IOException("reset"))
        .answer(409, "{\"error\":{\"code\":\"Conflict\",\"message\":\"busy\"}}");

    CloudException e = catchThrowableOfType(CloudException.class, () -> on.cloud.begin(GUARDED));

    assertThat(e.error().kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(e.error().message()).isEqualTo("busy; the outcome of the write is not known");
  }

  @Test
  void aConflictWithAnotherOperationIsOne() {
    on.azure.answer(409, "{\"error\":{\"code\":\"Conflict\",\"message\":\"busy\"}}");

    CloudException e = catchThrowableOfType(CloudException.class, () -> on.cloud.begin(GUARDED));

    assertThat(e.error().kind()).isEqualTo(Kind.CONFLICT);
    assertThat(e.error().message()).isEqualTo("busy");
  }

  @Test
  void aRefusalForGoodIsNoConflictThoughItHasThatStatus() {
    on.azure.answer(
        409, "{\"error\":{\"code\":\"OperationNotAllowed\",\"message\":\"over quota\"}}");

    CloudException e = catchThrowableOfType(CloudException.class, () -> on.cloud.begin(GUARDED));

    assertThat(e.error().kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void repeatsAWriteThatCouldNotEvenConnect() {
    on.azure.breaks(new ConnectException()).answer(200, SET_JSON);

    on.cloud.begin(TAGS);

    assertThat(on.waited()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void namesHostAndPortWhenItCanNotConnect() {
    for (int i = 0; i < 3; i++) {
      on.azure.breaks(new ConnectException());
    }

    CloudException e = catchThrowableOfType(CloudException.class, () -> on.cloud.begin(TAGS));

    assertThat(e.error().message())
        .isEqualTo(
            "can't connect to management.azure.com:443; check the endpoint's host and port, that the"
                + " server runs, the network and any proxy");
    assertThat(e.getSuppressed()).hasSize(2);
  }

  @Test
  void slowsDownBeforeTheLastRequestIsSpent() {
    Map<String, String> last =
        Map.of(
            "x-ms-ratelimit-remaining-resource",
            "Microsoft.Compute/GetVMScaleSetSubscriptionMaximum;2396,Microsoft.Compute/GetVMScaleSetResource;1");
    on.azure.answer(200, last, SET_JSON).answer(200, SET_JSON).answer(200, SET_JSON);

    on.cloud.readScaleSet(CloudFixture.SET);
    assertThat(on.waited()).isZero();
    on.cloud.readScaleSet(CloudFixture.SET);
    assertThat(on.waited()).isEqualTo(Duration.ofSeconds(5));
    on.cloud.readScaleSet(CloudFixture.SET);
    assertThat(on.waited()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void anInterruptedWaitEndsTheCallAndKeepsTheFlag() {
    on.azure.answer(429, Map.of("Retry-After", "3"), "");
    Thread.currentThread().interrupt();

    CloudException e =
        catchThrowableOfType(CloudException.class, () -> on.cloud.readScaleSet(CloudFixture.SET));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(e.error().kind()).isEqualTo(Kind.INTERRUPTED);
  }
}
