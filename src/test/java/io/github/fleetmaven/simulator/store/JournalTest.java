package io.github.fleetmaven.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir Path directory;

  private Path file() {
    return directory.resolve("deep/journal.jsonl");
  }

  private Journal open() {
    Journal journal = new Journal(Optional.of(file()));
    journal.reload();
    return journal;
  }

  private static void add(Journal journal, String target) {
    journal.add(
        new JournalLine(
            journal.nextSeq(), "now", "request", target, null, null, null, null, null, "200"));
    journal.flush();
  }

  @Test
  void numbersOnFromTheEndOfItsFile() throws IOException {
    assertThat(open().lines()).isEmpty();
    Journal first = open();
    add(first, "a");
    add(first, "long" + "x".repeat(100_000));
    Journal second = open();
    assertThat(second.seq()).isEqualTo(2);
    add(second, "b");

    assertThat(open().seq()).isEqualTo(3);
    assertThat(first.lines()).hasSize(3).isEqualTo(Files.readAllLines(file()));
  }

  @Test
  void dropsALineWithoutAnEnd() throws IOException {
    Journal first = open();
    add(first, "a");
    List<String> whole = first.lines();
    Files.writeString(file(), "{\"seq\":2,", StandardOpenOption.APPEND);
    assertThat(open().seq()).isEqualTo(1);
    assertThat(Files.readAllLines(file())).isEqualTo(whole);

    Files.writeString(file(), "{\"seq\":");
    assertThat(open().seq()).isZero();
    assertThat(Files.size(file())).isZero();
  }

  @Test
  void withoutAFileForgetsTheOldestLines() {
    Journal journal = new Journal(Optional.empty());
    for (int i = 0; i < 100_003; i++) {
      add(journal, "a");
    }
    assertThat(journal.lines()).hasSize(100_000);
    assertThat(journal.lines().get(0)).contains("\"seq\":4,");
    assertThat(journal.text()).endsWith('\n');
  }
}
