package io.github.fleetmaven.simulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file of a journal, of which only the end is ever read unless somebody wants all of it. */
final class JournalFile {

  private final Path path;

  JournalFile(Path path) {
    this.path = path;
  }

  /**
   * Returns the number of the last line, 0 when there is none. A line without an end was left by a
   * process that was killed while it wrote; it goes, for the state file has it whole.
   */
  long lastSeq() {
    if (!Files.exists(path)) {
      return 0;
    }
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = Lines.end(file, file.size());
      if (end == 0) {
        file.truncate(0);
        return 0;
      }
      byte[] last = Lines.read(file, Lines.end(file, end - 1), end);
      file.truncate(end);
      return Json.read(last).path("seq").asLong();
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's journal " + path + " can't be read", e);
    }
  }

  /** Adds lines, each with its end. */
  void append(byte[] lines) {
    try {
      try {
        add(lines);
      } catch (NoSuchFileException noFolder) {
        Folders.makeFor(path);
        add(lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's journal " + path + " can't be written", e);
    }
  }

  private void add(byte[] lines) throws IOException {
    Files.write(path, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Returns all lines, each with its end. */
  byte[] whole() {
    try {
      return Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's journal " + path + " can't be read", e);
    }
  }
}
