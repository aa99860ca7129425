package io.github.fleetmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A log of a rollout over many instances can be read. */
class ProgressLinesTest {

  private final List<RunEvent> events = new ArrayList<>();

  private List<String> lines() {
    ProgressLines lines = new ProgressLines(Style.PLAIN);
    return events.stream().map(lines::line).flatMap(Optional::stream).toList();
  }

  private void batch(String target, int number, List<String> ids) {
    events.add(new RunEvent.BatchStarted(target, "", number, ids, 0, 1000));
  }

  @Test
  void aBatchIsTwoLinesAndALineForEachFailure() {
    List<String> ids = IntStream.range(0, 200).mapToObj(String::valueOf).toList();
    batch("web", 1, ids);
    ids.subList(0, 198).forEach(id -> events.add(new RunEvent.InstanceUpdated("web", id, 1, 1000)));
    events.add(new RunEvent.InstanceFailed("web", "198", "no disk"));
    events.add(new RunEvent.InstanceFailed("web", "199", "no disk"));
    events.add(
        new RunEvent.BatchFinished("web", "", 1, 198, 2, 0, 200, 1000, Duration.ofSeconds(95)));

    assertThat(lines())
        .containsExactly(
            "web: batch 1: instances 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 188 more;"
                + " 0 of 1000 done",
            "web: 198 failed: no disk",
            "web: 199 failed: no disk",
            "web: batch 1: 198 updated, 2 failed; 200 of 1000 done; 1 min 35 s");
  }

  @Test
  void manyThatAreSkippedAreCutAndTheTableNamed() {
    IntStream.range(0, 300)
        .forEach(i -> events.add(new RunEvent.InstanceSkipped("web", "" + i, "it is stopped")));
    events.add(new RunEvent.InstanceSkipped("api", "0", "it is stopped"));

    assertThat(lines())
        .hasSize(14)
        .startsWith("web: 0 skipped: it is stopped")
        .contains("web: more instances are skipped; the table at the end names all of them")
        .endsWith("api: 0 skipped: it is stopped");
  }

  @Test
  void extensionsAreToldWhereMachinesAreUpdatedOneByOne() {
    batch("one", 1, List.of("vm0"));
    events.add(new RunEvent.ExtensionStarted("one", "vm0", "app", false));
    batch("many", 1, List.of("vm0", "vm1"));
    events.add(new RunEvent.ExtensionStarted("many", "vm0", "app", false));

    assertThat(lines())
        .contains("one: vm0: applying app")
        .doesNotContain("many: vm0: applying app");
  }
}
