package io.github.fleetmaven.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoreTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Store store = Store.empty("digest", "seed", "salt", NOW);

  @Test
  void givesTasksOutInTheOrderOfTheirTime() {
    store.schedule(NOW.plusSeconds(2), Task.Kind.HEALTH, "later", null);
    store.schedule(NOW, Task.Kind.HEALTH, "first", null);
    store.schedule(NOW, Task.Kind.HEALTH, "second", null);
    assertThat(store.takeDue(NOW)).map(Task::subject).contains("first");
    assertThat(store.takeDue(NOW)).map(Task::subject).contains("second");
    assertThat(store.takeDue(NOW)).isEmpty();
    assertThat(store.takeDue(NOW.plusSeconds(2))).map(Task::subject).contains("later");
  }

  @Test
  void knowsWhetherItChanged() {
    store.saved();
    store.takeDue(NOW);
    store.count("x");
    assertThat(store.changed()).isFalse();
    store.next("x");
    assertThat(store.changed()).isTrue();
  }

  @Test
  void neverGivesAnIdTwice() {
    assertThat(store.newId("job", "a")).isNotEqualTo(store.newId("job", "a"));
    assertThat(store.newId("job", "b")).isNotEqualTo(store.newId("operation", "b"));
    assertThat(store.newId("job", "c")).isNotEqualTo(store.newId("job", "d"));
  }

  @Test
  void forgetsTheOldestEndedOperations() {
    for (int i = 0; i < 2100; i++) {
      Operation operation =
          new Operation(
              "op-" + i,
              "s",
              "l",
              "x",
              NOW,
              i == 0 ? null : NOW,
              null,
              0,
              false,
              Operation.PLAIN,
              null,
              null);
      store.put(operation);
    }
    assertThat(store.operation("op-0")).isPresent();
    assertThat(store.operation("op-1")).isEmpty();
    assertThat(store.operation("op-2099")).isPresent();
  }
}
