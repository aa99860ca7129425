package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.azure.RecordedTraffic.Recorded;
import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadRollingUpgradeTest {

  private final CloudFixture on = new CloudFixture();

  @Test
  void isAskedOfTheLatest() {
    on.azure.answer(
        200,
        """
        {"properties":{"policy":{},
          "runningStatus":{"code":"RollingForward","startTime":"2023-12-06T08:35:21.789833+00:00"},
          "progress":{"successfulInstanceCount":4,"failedInstanceCount":3,
                      "inProgressInstanceCount":2,"pendingInstanceCount":1}}}
        """);

    var upgrade = on.cloud.latestRollingUpgrade(CloudFixture.SET).orElseThrow();

    assertThat(on.azure.request().url().getPath())
        .isEqualTo(CloudFixture.SET.path() + "/rollingUpgrades/latest");
    assertThat(upgrade.isRunning()).isTrue();
    assertThat(upgrade.startTime()).isEqualTo(Instant.parse("2023-12-06T08:35:21.789833Z"));
    assertThat(upgrade.successful()).isEqualTo(4);
    assertThat(upgrade.failed()).isEqualTo(3);
    assertThat(upgrade.inProgress()).isEqualTo(2);
    assertThat(upgrade.pending()).isEqualTo(1);
    assertThat(upgrade.error()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RollingForward, ROLLING_FORWARD",
    "Completed, COMPLETED",
    "cancelled, CANCELLED",
    "Faulted, FAULTED",
    "SomethingNew, FAULTED"
  })
  void endsUnlessItSaysThatItGoesOn(String code, String expected) {
    on.azure.answer(200, "{\"properties\":{\"runningStatus\":{\"code\":\"" + code + "\"}}}");

    assertThat(on.cloud.latestRollingUpgrade(CloudFixture.SET).orElseThrow().code())
        .hasToString(expected);
  }

  @Test
  void saysWhatStoppedIt() {
    on.azure.answer(
        200,
        """
        {"properties":{"runningStatus":{"code":"Faulted"},"error":{
          "code":"MaxUnhealthyInstancePercentExceededInRollingUpgrade","message":"too many"}}}
        """);

    assertThat(on.cloud.latestRollingUpgrade(CloudFixture.SET).orElseThrow().error())
        .contains("MaxUnhealthyInstancePercentExceededInRollingUpgrade: too many");
  }

  @Test
  void isNoneWhereThereNeverWasOne() {
    on.azure.answer(404, "{\"error\":{\"code\":\"NotFound\",\"message\":\"no entity\"}}");

    assertThat(on.cloud.latestRollingUpgrade(CloudFixture.SET)).isEmpty();
  }

  @Test
  void isARefusalWhereItMayNotBeRead() {
    on.azure.answer(403, "{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":\"no\"}}");

    CloudException e =
        catchThrowableOfType(
            CloudException.class, () -> on.cloud.latestRollingUpgrade(CloudFixture.SET));

    assertThat(e.error().kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(e).hasMessageContaining("read the rolling upgrade of myVMSS");
  }

  @Test
  void readsTheRecordedOne() {
    Recorded recorded = recorded("GET", "latest");
    on.azure.answer(recorded.status(), recorded.headers(), recorded.text());

    var upgrade = on.cloud.latestRollingUpgrade(CloudFixture.SET).orElseThrow();

    assertThat(upgrade.code()).hasToString("COMPLETED");
    assertThat(upgrade.startTime()).isEqualTo(Instant.parse("2023-12-06T08:35:21.789833Z"));
    assertThat(List.of(upgrade.successful(), upgrade.failed(), upgrade.pending()))
        .containsExactly(2, 0, 0);
  }

  @Test
  void understandsTheRecordedRefusalToCancel() {
    Recorded recorded = recorded("POST", "cancel");
    on.azure.answer(recorded.status(), recorded.headers(), recorded.text());

    CloudException e =
        catchThrowableOfType(
            CloudException.class,
            () -> on.cloud.begin(new Command.CancelRollingUpgrade(CloudFixture.SET)));

    assertThat(e.error().kind()).isEqualTo(Kind.REFUSED);
    assertThat(e.error().message()).isEqualTo("There is no ongoing Rolling Upgrade to cancel.");
  }

  private static Recorded recorded(String method, String what) {
    return RecordedTraffic.all().stream()
        .filter(r -> r.method().equals(method))
        .filter(r -> r.path().toLowerCase(Locale.ROOT).endsWith("/rollingupgrades/" + what))
        .findFirst()
        .orElseThrow();
  }
}
