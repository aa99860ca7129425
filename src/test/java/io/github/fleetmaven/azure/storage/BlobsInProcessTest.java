package io.github.fleetmaven.azure.storage;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.time.Time;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** The simulator's blobs in process, in memory. */
class BlobsInProcessTest extends BlobStoreContract {

  private SimulatedBlobs service;

  @BeforeEach
  void start() {
    service = new SimulatedBlobs(folder, onDisk());
  }

  boolean onDisk() {
    return false;
  }

  @Override
  protected String endpoint() {
    return "https://acct1.blob.core.windows.net";
  }

  @Override
  protected String account() {
    return "acct1";
  }

  @Override
  protected Optional<Sensitive<String>> accountKey() {
    return Optional.empty();
  }

  @Override
  protected Optional<LocalTransport> transport() {
    return Optional.of(service.transport);
  }

  @Override
  protected LocalTransport passage() {
    return service.transport;
  }

  @Override
  protected Fetched fetch(String address) {
    return service.fetch(address);
  }

  @Override
  protected Time time() {
    return service.time;
  }
}
