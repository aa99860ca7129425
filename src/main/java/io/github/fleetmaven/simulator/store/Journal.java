package io.github.fleetmaven.simulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened, line by line, in memory and in a file that only grows. Not safe for use by several
 * threads: the simulator's lock guards it.
 */
public final class Journal {

  private final Optional<Path> file;
  private final List<String> lines = new ArrayList<>();
  private final List<JournalLine> pending = new ArrayList<>();
  private long seq;

  /**
   * Opens a journal, with the lines that its file has.
   *
   * @param file where the lines are kept, if anywhere
   */
  public Journal(Optional<Path> file) {
    this.file = file;
    file.filter(Files::exists).ifPresent(this::load);
  }

  /** Reads the file again, to which another process may have added. */
  public void reload() {
    lines.clear();
    file.filter(Files::exists).ifPresent(this::load);
  }

  /** Returns the highest number that a line was given, 0 at first. */
  public long seq() {
    return seq;
  }

  /** Returns the number of the next line. */
  public long nextSeq() {
    return ++seq;
  }

  /** Numbers the lines on from a number, unless there are higher ones. */
  public void continueAfter(long number) {
    seq = Math.max(seq, number);
  }

  /** Adds a line, to be written at the next {@link #flush}. */
  public void add(JournalLine line) {
    pending.add(line);
  }

  /** Adds those lines that came after the last one of the file. */
  public void makeUp(List<JournalLine> lost) {
    for (JournalLine line : lost) {
      if (line.seq() > seq) {
        pending.add(line);
        seq = line.seq();
      }
    }
  }

  /** Returns the lines that are still to be written. */
  public List<JournalLine> pending() {
    return List.copyOf(pending);
  }

  /** Writes what is still to be written. */
  public void flush() {
    if (pending.isEmpty()) {
      return;
    }
    List<String> texts = pending.stream().map(Journal::text).toList();
    lines.addAll(texts);
    pending.clear();
    file.ifPresent(path -> append(path, String.join("\n", texts) + "\n"));
  }

  /** Returns all lines, each a JSON object. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  private static String text(JournalLine line) {
    return new String(Json.bytes(line), StandardCharsets.UTF_8);
  }

  private static void append(Path path, String text) {
    try {
      Path directory = path.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's journal " + path + " can't be written", e);
    }
  }

  private void load(Path path) {
    try {
      String text = Files.readString(path);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      if (whole.length() < text.length()) {
        // A process was killed while it wrote its last line; the state file has that line whole.
        Files.writeString(path, whole);
      }
      whole.lines().forEach(lines::add);
      if (!lines.isEmpty()) {
        String last = lines.get(lines.size() - 1);
        seq = Json.read(last.getBytes(StandardCharsets.UTF_8)).path("seq").asLong();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's journal " + path + " can't be read", e);
    }
  }
}
