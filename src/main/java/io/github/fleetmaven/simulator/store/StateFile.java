package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The file in which a simulation goes on in another process: a JSON object a line. The first line
 * says where it began, the second is all that was remembered when the file was written, and each
 * further one is what changed after that; so a write costs what it changes, however much there is.
 * A process killed in the middle of a line leaves one without an end, which counts for nothing.
 * When the changes outweigh the whole, a new file replaces it. Not safe for use by several threads.
 */
public final class StateFile {

  private static final int VERSION = 3;
  private static final long SMALL = 256 * 1024;

  private final Path path;

  /** What tells the file from any that will replace it; empty before it was read or written. */
  private String copy = "";

  private Object seen = "";

  /** How long it was when it was written as a whole, and of how many records that was. */
  private long whole;

  private int records;
  private long length;

  /**
   * @param path the file; its directory is created when it's needed
   */
  public StateFile(Path path) {
    this.path = path;
  }

  /** The first line. */
  private record Header(int version, String copy, State.Origin origin) {}

  /**
   * Does something while no other process may.
   *
   * @throws UncheckedIOException when the file can't be locked
   */
  public <T> T alone(Supplier<T> work) {
    try (FileChannel channel = lock()) {
      FileLock held = channel.lock();
      try {
        return work.get();
      } finally {
        held.release();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's state " + path + " can't be locked", e);
    }
  }

  private FileChannel lock() throws IOException {
    Path lock = path.resolveSibling(path.getFileName() + ".lock");
    try {
      return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (NoSuchFileException noDirectory) {
      Folders.makeFor(path);
      return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
  }

  /**
   * Brings a store to what was saved since this process read or saved it last.
   *
   * @return whether anything was
   */
  public boolean refresh(Store store) {
    try {
      if (!Files.exists(path) || seen.equals(attributes())) {
        return false;
      }
      read(store);
      seen = attributes();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's state " + path + " can't be read", e);
    }
  }

  /**
   * Saves what changed in a store.
   *
   * @param lines journal lines that will be written next, to be made up for when they aren't
   */
  public void save(Store store, List<JournalLine> lines) {
    try {
      if (copy.isEmpty() || outweighed(store) || !Files.exists(path)) {
        replace(store.state(), lines);
      } else {
        append(store.state().changes(lines));
      }
      seen = attributes();
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's state " + path + " can't be written", e);
    }
    store.saved();
  }

  /** Tells whether the changes in the file outweigh all that there is now. */
  public boolean outweighed(Store store) {
    long now = whole * (store.state().records() + 1L) / (records + 1L);
    return length - whole > Math.max(SMALL, now);
  }

  /** Forgets what was saved. */
  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's state " + path + " can't be deleted", e);
    }
  }

  /** Tells whether anybody wrote: by the file's key, where files have one, its time and size. */
  private Object attributes() throws IOException {
    BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
    return file.fileKey() + "/" + file.lastModifiedTime() + "/" + file.size();
  }

  private void read(Store store) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long begin = Lines.firstEnd(file);
      Header header = header(Lines.read(file, 0, begin));
      if (!header.copy().equals(copy) || file.size() < length) {
        store.state().clear(header.origin());
        copy = header.copy();
        length = begin;
        whole = 0;
      }
      apply(store.state(), file);
      store.reloaded();
    }
  }

  private static Header header(byte[] line) throws IOException {
    JsonNode header = Json.read(line);
    if (header.path("version").asInt() != VERSION) {
      throw new IOException("another version of the plugin wrote it");
    }
    return Json.read(line, Header.class);
  }

  private void apply(State state, FileChannel file) throws IOException {
    long end = Lines.end(file, file.size());
    long from = length;
    JsonParser lines = Json.parser(Channels.newInputStream(file.position(from)));
    while (length < end && lines.nextToken() != null) {
      state.apply(lines);
      length = from + lines.currentLocation().getByteOffset() + 1;
      if (whole == 0) {
        whole = length;
        records = state.records();
      }
    }
  }

  private void replace(State state, List<JournalLine> lines) throws IOException {
    String name = UUID.randomUUID().toString();
    Folders.makeFor(path);
    Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
      Json.write(out, new Header(VERSION, name, state.origin()));
      out.write('\n');
      Json.write(out, state.whole(lines));
      out.write('\n');
    }
    whole = Files.size(temporary);
    length = whole;
    records = state.records();
    copy = name;
    Files.move(
        temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void append(Map<String, Object> changes) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE);
        // What stands behind was left by a process that was killed.
        OutputStream out =
            new BufferedOutputStream(
                Channels.newOutputStream(file.truncate(length).position(length)))) {
      Json.write(out, changes);
      out.write('\n');
      out.flush();
      length = file.position();
    }
  }
}
