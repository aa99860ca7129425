package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.content.DeliveryRecord;
import io.github.fleetmaven.model.Sensitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A place for content whose words are cleared of secrets, whose signatures count as secrets, and
 * that counts what is uploaded. Safe for use by several threads.
 */
public final class MaskingStore implements ContentStore {

  private final ContentStore store;
  private final MaskedErrors errors;
  private final Consumer<String> remember;
  private final AtomicInteger uploads = new AtomicInteger();
  private final AtomicLong uploaded = new AtomicLong();

  /**
   * Wraps a place.
   *
   * @param mask clears a text of the secrets that are known by then
   * @param remember is told of each address with a signature that is made here
   */
  public MaskingStore(ContentStore store, UnaryOperator<String> mask, Consumer<String> remember) {
    this.store = store;
    this.errors = new MaskedErrors(mask);
    this.remember = remember;
  }

  /** Returns how many files were uploaded, records aside. */
  public int uploads() {
    return uploads.get();
  }

  /** Returns how many bytes these had. */
  public long uploadedBytes() {
    return uploaded.get();
  }

  @Override
  public Optional<Long> size(String name) {
    return errors.of(() -> store.size(name));
  }

  @Override
  public void put(String name, Path file, String sha256) {
    errors.of(
        () -> {
          store.put(name, file, sha256);
          return name;
        });
    if (!name.startsWith(DeliveryRecord.PREFIX)) {
      uploads.incrementAndGet();
      uploaded.addAndGet(size(file));
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " went away while it was uploaded", e);
    }
  }

  @Override
  public Optional<String> read(String name) {
    return errors.of(() -> store.read(name));
  }

  @Override
  public Optional<List<Stored>> list(String prefix) {
    return errors.of(() -> store.list(prefix));
  }

  @Override
  public void delete(String name) {
    errors.of(
        () -> {
          store.delete(name);
          return name;
        });
  }

  @Override
  public Sensitive<String> signed(String name, Instant until) {
    Sensitive<String> address = errors.of(() -> store.signed(name, until));
    remember.accept(address.reveal());
    return address;
  }

  @Override
  public RequestCount requests() {
    return store.requests();
  }
}
