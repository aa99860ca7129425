package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
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

  private static final int VERSION = 2;
  private static final long SMALL = 256 * 1024;
  private static final int TIMES_THE_WHOLE = 2;

  private final Path path;

  /** What tells the file from any that will replace it; empty before it was read or written. */
  private String copy = "";

  private Object seen = "";
  private long whole;
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
      makeDirectory();
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
      boolean outweighed = length - whole > Math.max(SMALL, TIMES_THE_WHOLE * whole);
      if (copy.isEmpty() || outweighed || !Files.exists(path)) {
        replace(store.state(), lines);
      } else {
        append(Json.bytes(store.state().changes(lines)));
      }
      seen = attributes();
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's state " + path + " can't be written", e);
    }
    store.saved();
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
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      byte[] first = firstLine(channel);
      JsonNode header = Json.read(first);
      if (header.path("version").asInt() != VERSION) {
        throw new IOException("another version of the plugin wrote it");
      }
      Header found = Json.read(header, Header.class);
      if (!found.copy().equals(copy) || channel.size() < length) {
        store.state().clear(found.origin());
        copy = found.copy();
        length = first.length;
        whole = 0;
      }
      apply(store.state(), rest(channel));
      store.reloaded();
    }
  }

  private static byte[] firstLine(FileChannel channel) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(512);
    while (channel.read(buffer) > 0) {
      for (int i = 0; i < buffer.position(); i++) {
        line.write(buffer.get(i));
        if (buffer.get(i) == '\n') {
          return line.toByteArray();
        }
      }
      buffer.clear();
    }
    return line.toByteArray();
  }

  private byte[] rest(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(channel.size() - length));
    channel.position(length);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // Reads on until all is there.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private void apply(State state, byte[] lines) throws IOException {
    int begin = 0;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i] == '\n') {
        state.apply(Json.read(Arrays.copyOfRange(lines, begin, i)));
        begin = i + 1;
        if (whole == 0) {
          whole = begin;
        }
      }
    }
    length += begin;
  }

  private void replace(State state, List<JournalLine> lines) throws IOException {
    String name = UUID.randomUUID().toString();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(Json.bytes(new Header(VERSION, name, state.origin())));
    content.write('\n');
    content.write(Json.bytes(state.whole(lines)));
    content.write('\n');
    makeDirectory();
    Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
    Files.write(temporary, content.toByteArray());
    Files.move(
        temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    copy = name;
    whole = content.size();
    length = whole;
  }

  private void append(byte[] change) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(change.length + 1).put(change).put((byte) '\n').flip();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      // What stands behind was left by a process that was killed.
      channel.truncate(length).position(length);
      while (line.hasRemaining()) {
        channel.write(line);
      }
    }
    length += change.length + 1;
  }

  private void makeDirectory() throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
  }
}
