package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that is away while a batch is followed. */
class OutageTest {

  private static final DesiredTarget SET = Pom.set("web", Pom.policy(2, 2), Pom.ext("app"));

  @TempDir private Path directory;

  @Test
  void isWaitedOut() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 4)));
    cut(fleet, Duration.ofMinutes(4));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
    assertThat(fleet.runs()).containsExactlyInAnyOrder("0:app:0", "1:app:0", "2:app:0", "3:app:0");
  }

  @Test
  void isGivenUpAfterTheHealthTimeout() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 4)));
    cut(fleet, Duration.ofDays(1));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure().orElse("")).contains("list the instances of web");
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(2);
    assertThat(fleet.passed()).isLessThan(Duration.ofMinutes(20));
  }

  /** Cuts all reads of the instances, from the first batch on. */
  private static void cut(EngineFixture fleet, Duration length) {
    AtomicReference<Instant> from = new AtomicReference<>();
    fleet.wire.tap(
        (n, request, next) -> {
          String kind = TestTransport.kind(request);
          if (kind.equals("POST manualupgrade")) {
            from.compareAndSet(null, fleet.time.now());
          }
          boolean away = from.get() != null && fleet.time.now().isBefore(from.get().plus(length));
          if (away && kind.equals("GET instances")) {
            throw new SocketException("Network is unreachable");
          }
          return next.send(request);
        });
  }
}
