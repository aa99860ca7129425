package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.model.Sensitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A place for content in a folder, which can be told to fail. */
public final class FolderStore implements ContentStore {

  private final Path folder;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();

  public final List<String> heads = Collections.synchronizedList(new ArrayList<>());
  public final List<String> puts = Collections.synchronizedList(new ArrayList<>());
  public final List<String> reads = Collections.synchronizedList(new ArrayList<>());

  /** Refuses to take what has such a name. */
  public volatile Predicate<String> refuses = name -> false;

  /** Ends the process, as far as a test can, before it takes what has such a name. */
  public volatile Predicate<String> killsBefore = name -> false;

  public FolderStore(Path folder) {
    this.folder = folder;
  }

  /** A process that was killed. */
  public static final class KilledError extends Error {
    private static final long serialVersionUID = 1L;
  }

  public void forget() {
    heads.clear();
    puts.clear();
    reads.clear();
  }

  /** Returns the file names of the content that was put, records aside. */
  public List<String> uploads() {
    synchronized (puts) {
      return puts.stream()
          .filter(name -> !name.startsWith("deliveries/"))
          .map(name -> name.substring(name.lastIndexOf('/') + 1))
          .sorted()
          .toList();
    }
  }

  @Override
  public Optional<Long> size(String name) {
    requests.incrementAndGet();
    heads.add(name);
    return io(() -> Files.exists(at(name)) ? Optional.of(Files.size(at(name))) : Optional.empty());
  }

  @Override
  public void put(String name, Path file, String sha256) {
    requests.incrementAndGet();
    writes.incrementAndGet();
    if (killsBefore.test(name)) {
      throw new KilledError();
    }
    if (refuses.test(name)) {
      throw new CloudException(
          new CloudError(
              CloudError.Kind.FORBIDDEN,
              "put " + name,
              403,
              "AuthorizationPermissionMismatch",
              "This request is not authorized",
              Optional.of("req-7")));
    }
    io(
        () -> {
          if (!FileDigest.sha256(file).equals(sha256)) {
            throw new IllegalArgumentException(file + " is not what it was");
          }
          Files.createDirectories(at(name).getParent());
          if (!Files.exists(at(name))) {
            Files.copy(file, at(name));
            puts.add(name);
          }
          return name;
        });
  }

  @Override
  public Optional<String> read(String name) {
    requests.incrementAndGet();
    reads.add(name);
    return io(
        () -> Files.exists(at(name)) ? Optional.of(Files.readString(at(name))) : Optional.empty());
  }

  @Override
  public Optional<List<Stored>> list(String prefix) {
    return Optional.empty();
  }

  @Override
  public void delete(String name) {
    io(() -> Files.deleteIfExists(at(name)));
  }

  @Override
  public Sensitive<String> signed(String name, Instant until) {
    return new Sensitive<>(
        "https://content.example/" + name + "?sv=1&se=" + until + "&sig=signatureOf" + until);
  }

  @Override
  public RequestCount requests() {
    return new RequestCount(requests.get(), writes.get());
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private interface Io<T> {
    T run() throws IOException;
  }

  private static <T> T io(Io<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
