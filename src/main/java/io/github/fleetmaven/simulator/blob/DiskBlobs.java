package io.github.fleetmaven.simulator.blob;

import io.github.fleetmaven.simulator.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps contents in files below a folder, so that other processes see them and memory doesn't hold
 * them. A blob is there when its data file is, which appears as a whole.
 */
public final class DiskBlobs implements Blobs {

  private final BlobFiles files;

  /**
   * @param folder where; made when it is needed
   */
  public DiskBlobs(Path folder) {
    this.files = new BlobFiles(folder);
  }

  /** Forgets all contents that were kept in a folder. */
  public static void forget(Path folder) {
    BlobFiles.delete(folder);
  }

  @Override
  public boolean knows(String account) {
    return Files.isDirectory(files.account(account));
  }

  @Override
  public boolean makeContainer(BlobName container) {
    boolean made = !hasContainer(container);
    return io(
        () -> {
          Files.createDirectories(files.container(container));
          return made;
        });
  }

  @Override
  public boolean hasContainer(BlobName container) {
    return Files.isDirectory(files.container(container));
  }

  @Override
  public boolean removeContainer(BlobName container) {
    boolean there = hasContainer(container);
    BlobFiles.delete(files.container(container));
    return there;
  }

  @Override
  public Optional<Blob> find(BlobName name) {
    return blob(name, files.data(name));
  }

  @Override
  public byte[] read(BlobName name, long from, int length) {
    return io(
        () -> {
          ByteBuffer bytes = ByteBuffer.allocate(length);
          try (FileChannel data = FileChannel.open(files.data(name))) {
            data.position(from);
            while (bytes.hasRemaining() && data.read(bytes) >= 0) {
              // reads on until the buffer is full
            }
          }
          return bytes.array();
        });
  }

  @Override
  public void put(BlobName name, byte[] bytes, Blob.Details details, Instant now) {
    io(
        () -> {
          Path temporary = files.temporary(name);
          Files.write(temporary, bytes);
          return appear(name, temporary, details, now);
        });
  }

  @Override
  public void stage(BlobName name, String blockId, byte[] bytes) {
    io(
        () -> {
          Path block = files.block(name, blockId);
          Files.createDirectories(block.getParent());
          return Files.write(block, bytes);
        });
  }

  @Override
  public boolean commit(BlobName name, List<String> blockIds, Blob.Details details, Instant now) {
    List<Path> blocks = blockIds.stream().map(id -> files.block(name, id)).toList();
    if (!blocks.stream().allMatch(Files::exists)) {
      return false;
    }
    return io(
        () -> {
          Path temporary = files.temporary(name);
          join(blocks, temporary);
          return appear(name, temporary, details, now);
        });
  }

  @Override
  public List<Blob> list(BlobName container, String prefix) {
    if (!hasContainer(container)) {
      return List.of();
    }
    List<Blob> found = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(files.container(container))) {
      tree.forEach(
          path ->
              files
                  .name(container, path)
                  .filter(name -> name.name().startsWith(prefix))
                  .flatMap(name -> blob(name, path))
                  .ifPresent(found::add));
    } catch (IOException e) {
      throw unusable(e);
    }
    found.sort(Comparator.comparing(blob -> blob.name().name()));
    return found;
  }

  @Override
  public boolean remove(BlobName name) {
    return io(
        () -> {
          Files.deleteIfExists(files.details(name));
          return Files.deleteIfExists(files.data(name));
        });
  }

  private boolean appear(BlobName name, Path temporary, Blob.Details details, Instant now)
      throws IOException {
    Files.write(files.details(name), Json.bytes(new Kept(now, details)));
    Files.move(
        temporary,
        files.data(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    BlobFiles.delete(files.blocks(name));
    return true;
  }

  private static void join(List<Path> blocks, Path whole) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            whole,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      for (Path block : blocks) {
        try (FileChannel in = FileChannel.open(block)) {
          for (long at = 0; at < in.size(); ) {
            at += in.transferTo(at, in.size() - at, out);
          }
        }
      }
    }
  }

  /** What lies beside the data. */
  private record Kept(Instant modified, Blob.Details details) {}

  private Optional<Blob> blob(BlobName name, Path data) {
    try {
      long size = Files.size(data);
      Kept kept = Json.read(Files.readAllBytes(files.details(name)), Kept.class);
      return Optional.of(new Blob(name, size, kept.modified(), kept.details()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException;
  }

  private static <T> T io(Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static UncheckedIOException unusable(IOException e) {
    return new UncheckedIOException("the simulator's blobs can't be read or written", e);
  }
}
