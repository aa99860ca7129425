package io.github.fleetmaven.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JoinedListTest {

  private final List<String> made = new ArrayList<>();

  private List<Machine> part(String name, int count) {
    made.add(name);
    return IntStream.range(0, count).mapToObj(i -> machine(name + i)).toList();
  }

  private static Machine machine(String name) {
    Condition condition =
        Condition.created(
            Instant.EPOCH, Json.object(), 1, "", new Disk(1, Json.object()), Map.of());
    return new OwnMachine("/machines/" + name, -1, null, condition, null).machine("salt");
  }

  private JoinedList list() {
    JoinedList list = new JoinedList();
    list.add(2, () -> part("a", 2));
    list.add(0, () -> part("none", 0));
    list.add(3, () -> part("b", 3));
    list.add(1, () -> part("c", 1));
    return list;
  }

  @Test
  void isOneAfterTheOther() {
    assertThat(list())
        .extracting(machine -> machine.identity().name())
        .containsExactly("a0", "a1", "b0", "b1", "b2", "c0");
  }

  @Test
  void makesWhatIsAskedForAlone() {
    JoinedList list = list();
    assertThat(list).hasSize(6);
    assertThat(made).isEmpty();
    assertThat(list.get(2).identity().name()).isEqualTo("b0");
    assertThat(list.get(4).identity().name()).isEqualTo("b2");
    assertThat(made).containsExactly("b");
  }
}
