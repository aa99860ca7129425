package io.github.fleetmaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events of a run as lines of JSON, as docs/journal.md describes them. */
class RunJournalTest {

  private static final List<RunEvent> EVENTS =
      List.of(
          new RunEvent.ModelWriteStarted("web", List.of("image")),
          new RunEvent.ModelWritten("web", Duration.ofMillis(1500)),
          new RunEvent.BatchStarted("web", "update domain 3", 2, List.of("3"), 2, 10),
          new RunEvent.BatchFinished(
              "web", "update domain 3", 2, 1, 0, 0, 3, 10, Duration.ofSeconds(95)),
          new RunEvent.ExtensionStarted("vms", "vm1", "app", false),
          new RunEvent.InstanceUpdated("web", "3", 3, 10),
          new RunEvent.InstanceFailed("web", "8", "it said: canary"),
          new RunEvent.InstanceSkipped("web", "9", "it is stopped"),
          new RunEvent.Retrying("web", "8", "app", "ProvisioningState/failed/240"),
          new RunEvent.RollingUpgradeMoved("web", "RollingForward", 4, 1, 2, 3),
          new RunEvent.LeftToAzure("web", 1),
          new RunEvent.UploadStarted("web", "app", "app.jar", 14_890_000),
          new RunEvent.ContentUploaded("web", 1, 14_890_000, Duration.ofSeconds(3)),
          new RunEvent.Waiting("web", Duration.ofMinutes(3), "no room"),
          new RunEvent.Paused("web", "by kim"),
          new RunEvent.StepStarted("win", "taking snapshots of 2 instances"),
          new RunEvent.StepFinished("win", "the update has ended", Duration.ofMinutes(2)),
          new RunEvent.SnapshotsTaken(
              "win",
              List.of(new RunEvent.InstanceSnapshots("i-1", List.of("s-1", "s-2"))),
              0,
              Duration.ofMinutes(2)),
          new RunEvent.Noticed("web", Diagnostic.warning("web", "hm", "do")),
          new RunEvent.TargetFinished(
              new TargetOutcome(
                  "web",
                  List.of(new InstanceOutcome("3", InstanceOutcome.State.CURRENT, true, "")),
                  Optional.of("why"),
                  true,
                  Duration.ofSeconds(95))));

  @TempDir private Path directory;

  private List<Value.Obj> journal(UnaryOperator<String> mask) throws IOException {
    Path file = directory.resolve("deep/journal.jsonl");
    RunJournal journal = new RunJournal(file, () -> Instant.parse("2026-03-01T10:00:00Z"), mask);
    EVENTS.forEach(journal::on);
    return Files.readAllLines(file).stream().map(Pom::json).toList();
  }

  @Test
  void hasALineForEachEvent() throws IOException {
    List<Value.Obj> lines = journal(UnaryOperator.identity());

    assertThat(lines.get(1))
        .isEqualTo(
            Pom.json(
                """
                {"time": "2026-03-01T10:00:00Z", "event": "modelWritten", "target": "web",
                 "took": "PT1.5S"}"""));
    assertThat(lines.get(2))
        .isEqualTo(
            Pom.json(
                """
                {"time": "2026-03-01T10:00:00Z", "event": "batchStarted", "target": "web",
                 "wave": "update domain 3", "number": 2, "instances": ["3"], "done": 2,
                 "total": 10}"""));
    assertThat(lines).hasSize(EVENTS.size());
  }

  @Test
  void staysJsonWhateverASecretLooksLike() throws IOException {
    List<Value.Obj> lines =
        journal(text -> text.replace("canary", "(secret)").replace(":", "(secret)"));

    assertThat(lines.get(6).text("reason")).contains("it said(secret) (secret)");
  }

  @Test
  void saysWhichFileCanNotBeWritten() throws IOException {
    Path taken = Files.createDirectory(directory.resolve("journal.jsonl"));
    RunJournal journal = new RunJournal(taken, () -> Instant.EPOCH, UnaryOperator.identity());

    assertThatThrownBy(() -> journal.on(EVENTS.get(0)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("journal.jsonl");
  }

  /** Every event and every member is described, and no other. */
  @Test
  void isDocumented() throws IOException {
    String page = Files.readString(Path.of("docs/journal.md"));
    Set<String> names = new TreeSet<>();
    journal(UnaryOperator.identity()).forEach(line -> DocumentedMembers.collect(line, names));
    Set<String> events =
        Arrays.stream(RunEvent.class.getPermittedSubclasses())
            .map(
                type ->
                    Character.toLowerCase(type.getSimpleName().charAt(0))
                        + type.getSimpleName().substring(1))
            .collect(Collectors.toSet());
    names.addAll(events);

    assertThat(DocumentedMembers.described(page)).isEqualTo(names);
    assertThat(journal(UnaryOperator.identity()))
        .extracting(line -> line.text("event").orElse(""))
        .containsAll(events);
  }
}
