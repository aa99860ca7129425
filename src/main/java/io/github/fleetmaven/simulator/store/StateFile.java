package io.github.fleetmaven.simulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The file in which a simulation goes on in another process. Replaced as a whole, so that a process
 * killed at any moment leaves the old or the new one. Not safe for use by several threads.
 */
public final class StateFile {

  private final Path path;
  private Object version = "";

  /**
   * @param path the file; its directory is created when it's written
   */
  public StateFile(Path path) {
    this.path = path;
  }

  /** Returns what was saved, if anything was. */
  public Optional<Store> load() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      version = version();
      return Optional.of(Store.of(Json.read(Files.readAllBytes(path), State.class)));
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's state " + path + " can't be read", e);
    }
  }

  /**
   * Does something while no other process may.
   *
   * @throws UncheckedIOException when the file can't be locked
   */
  public <T> T alone(Supplier<T> work) {
    Path lock = path.resolveSibling(path.getFileName() + ".lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
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

  /** Returns what another process has saved since this one read or saved it last. */
  public Optional<Store> changedByOthers() {
    try {
      return Files.exists(path) && !version.equals(version()) ? load() : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's state " + path + " can't be read", e);
    }
  }

  /** Each save makes a new file, so its key tells; where files have none, its time and size. */
  private Object version() throws IOException {
    BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
    return file.fileKey() + "/" + file.lastModifiedTime() + "/" + file.size();
  }

  /**
   * Saves a store.
   *
   * @param store what to save
   * @param unwritten journal lines that will be written next, to be made up for when they aren't
   */
  public void save(Store store, List<JournalLine> unwritten) {
    State state = store.state();
    state.unwritten().clear();
    state.unwritten().addAll(unwritten);
    try {
      replace(Json.bytes(state));
      version = version();
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's state " + path + " can't be written", e);
    }
    store.saved();
  }

  /** Returns the journal lines that were to be written after the last save. */
  public static List<JournalLine> unwritten(Store store) {
    return List.copyOf(store.state().unwritten());
  }

  /** Forgets what was saved. */
  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's state " + path + " can't be deleted", e);
    }
  }

  private void replace(byte[] content) throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
    Files.write(temporary, content);
    Files.move(
        temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
