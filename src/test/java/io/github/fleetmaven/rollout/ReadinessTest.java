package io.github.fleetmaven.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.Health;
import io.github.fleetmaven.model.PowerState;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadinessTest {

  @Test
  void anInstanceThatRunsAndHasNoProbeServes() {
    assertThat(Readiness.outOfService(Instances.serving(Optional.empty()))).isFalse();
    assertThat(Readiness.missing(Instances.serving(Optional.empty()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Health.class, names = "HEALTHY", mode = EnumSource.Mode.EXCLUDE)
  void anythingButHealthyIsOutOfService(Health health) {
    assertThat(Readiness.outOfService(Instances.serving(Optional.of(health)))).isTrue();
    assertThat(Readiness.missing(Instances.serving(Optional.of(health))))
        .hasValue("its health is " + health.name().toLowerCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @EnumSource(value = PowerState.class, names = "RUNNING", mode = EnumSource.Mode.EXCLUDE)
  void anInstanceThatDoesNotRunIsOutOfService(PowerState power) {
    assertThat(Readiness.outOfService(Instances.with(power, "Succeeded", true))).isTrue();
  }

  @Test
  void anInstanceThatSomebodyUpdatesIsOutOfService() {
    assertThat(Readiness.outOfService(Instances.with(PowerState.RUNNING, "Updating", true)))
        .isTrue();
    assertThat(Readiness.missing(Instances.with(PowerState.RUNNING, "Updating", true)))
        .hasValue("still updating");
  }

  @Test
  void aFailedOneIsOutOfService() {
    assertThat(Readiness.outOfService(Instances.with(PowerState.RUNNING, "Failed", true))).isTrue();
  }

  @Test
  void anAgentThatIsNotReadyIsMissing() {
    assertThat(Readiness.missing(Instances.with(PowerState.RUNNING, "Succeeded", false)))
        .hasValue("its VM agent is not ready");
  }

  @Test
  void aHandlerInTransitionIsMissingAndAFailedOneIsNot() {
    assertThat(Readiness.missing(Instances.reporting(HandlerStatus.State.TRANSITIONING)))
        .hasValue("extension app still transitioning");
    assertThat(Readiness.missing(Instances.reporting(HandlerStatus.State.FAILED))).isEmpty();
  }
}
