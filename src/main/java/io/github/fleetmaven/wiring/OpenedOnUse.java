package io.github.fleetmaven.wiring;

import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.model.Sensitive;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place for content that is opened when it is first asked for something: goals that don't need it
 * don't need its key either. For several threads.
 */
final class OpenedOnUse implements ContentStore {

  private final Supplier<ContentStore> opening;
  private final AtomicReference<@Nullable ContentStore> opened = new AtomicReference<>();

  OpenedOnUse(Supplier<ContentStore> opening) {
    this.opening = opening;
  }

  @Override
  public Optional<Long> size(String name) {
    return open().size(name);
  }

  @Override
  public void put(String name, Path file, String sha256) {
    open().put(name, file, sha256);
  }

  @Override
  public Optional<String> read(String name) {
    return open().read(name);
  }

  @Override
  public Optional<List<Stored>> list(String prefix) {
    return open().list(prefix);
  }

  @Override
  public void delete(String name) {
    open().delete(name);
  }

  @Override
  public Sensitive<String> signed(String name, Instant until) {
    return open().signed(name, until);
  }

  @Override
  public RequestCount requests() {
    ContentStore store = opened.get();
    return store == null ? new RequestCount(0, 0) : store.requests();
  }

  private synchronized ContentStore open() {
    ContentStore store = opened.get();
    if (store == null) {
      store = opening.get();
      opened.set(store);
    }
    return store;
  }
}
