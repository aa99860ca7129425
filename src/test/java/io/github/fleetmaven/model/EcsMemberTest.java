package io.github.fleetmaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.ObservedTarget.EcsUpdate;
import io.github.fleetmaven.model.ecs.CloudAssistant;
import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.EcsInstance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EcsMemberTest {

  private static final Instant UPDATED = Instant.parse("2026-03-01T10:00:30Z");
  private static final Instant STARTED = Instant.parse("2026-03-01T10:02:00Z");
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void isLostWhenItIsSilentSinceItsUpdate() {
    assertThat(silentSince(UPDATED.minusSeconds(1), LONG_AGO).isLost()).isTrue();
    assertThat(silentSince(UPDATED.plusSeconds(1), LONG_AGO).isLost()).isFalse();
  }

  @Test
  void isLostWhenItIsSilentSinceTheRestartAfterThat() {
    assertThat(silentSince(UPDATED.plusSeconds(60), STARTED).isLost()).isTrue();
    assertThat(silentSince(STARTED.plusSeconds(59), STARTED).isLost()).isTrue();
    assertThat(silentSince(STARTED.plusSeconds(60), STARTED).isLost()).isFalse();
  }

  @Test
  void isNotLostWhenNothingOfOursWasSentOrItStandsStill() {
    assertThat(member("Running", Optional.of(LONG_AGO), LONG_AGO, Optional.empty()).isLost())
        .isFalse();
    Optional<Instant> later = Optional.of(STARTED.plusSeconds(120));
    assertThat(member("Stopped", later, STARTED, updated()).isLost()).isFalse();
  }

  @Test
  void isLostWhenItStandsStillSinceItsUpdate() {
    assertThat(member("Stopped", Optional.of(LONG_AGO), LONG_AGO, updated()).isLost()).isTrue();
  }

  @Test
  void servesNobodyWhileItIsLost() {
    assertThat(silentSince(LONG_AGO, LONG_AGO).asInstance("cn-hangzhou").power())
        .isEqualTo(PowerState.UNKNOWN);
    assertThat(silentSince(UPDATED, LONG_AGO).asInstance("cn-hangzhou").power())
        .isEqualTo(PowerState.RUNNING);
  }

  private static EcsMember silentSince(Instant heartbeat, Instant started) {
    return member("Running", Optional.of(heartbeat), started, updated());
  }

  private static Optional<EcsUpdate> updated() {
    return Optional.of(new EcsUpdate(Optional.of(UPDATED), true));
  }

  private static EcsMember member(
      String status, Optional<Instant> heartbeat, Instant started, Optional<EcsUpdate> update) {
    EcsInstance instance =
        new EcsInstance(
            "i-1",
            "",
            status,
            "windows",
            "Windows Server 2019",
            "",
            List.of(),
            Optional.of(started),
            Map.of());
    return new EcsMember(
        instance,
        new CloudAssistant(false, Optional.empty(), heartbeat, 0),
        new DriverReading.NotAsked(),
        update);
  }
}
