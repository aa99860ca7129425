package io.github.fleetmaven.simulator.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What happened, line by line, in a file that only grows. Without a file the last 100,000 lines are
 * kept in memory, and those before them are lost. Not safe for use by several threads: the
 * simulator's lock guards it.
 */
public final class Journal {

  private static final int KEPT = 100_000;

  private final Optional<JournalFile> file;
  private final Deque<String> kept = new ArrayDeque<>();
  private final List<JournalLine> pending = new ArrayList<>();
  private long seq;

  /**
   * @param file where the lines are kept, if anywhere; nothing is read before {@link #reload}
   */
  public Journal(Optional<Path> file) {
    this.file = file.map(JournalFile::new);
  }

  /** Looks at the end of the file, to which another process may have added. */
  public void reload() {
    file.ifPresent(found -> seq = found.lastSeq());
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
    if (file.isPresent()) {
      file.get().append(bytes(pending));
    } else {
      pending.forEach(line -> kept.add(new String(Json.bytes(line), StandardCharsets.UTF_8)));
      while (kept.size() > KEPT) {
        kept.remove();
      }
    }
    pending.clear();
  }

  /** Returns all lines that are kept, each a JSON object. */
  public List<String> lines() {
    return file.isPresent()
        ? new String(file.get().whole(), StandardCharsets.UTF_8).lines().toList()
        : List.copyOf(kept);
  }

  /** Returns all lines that are kept as one text, each with its end. */
  public byte[] text() {
    return file.isPresent()
        ? file.get().whole()
        : (String.join("\n", kept) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(List<JournalLine> lines) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    for (JournalLine line : lines) {
      result.writeBytes(Json.bytes(line));
      result.write('\n');
    }
    return result.toByteArray();
  }
}
