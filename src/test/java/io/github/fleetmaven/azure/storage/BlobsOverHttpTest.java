package io.github.fleetmaven.azure.storage;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.simulator.SimulatorServer;
import io.github.fleetmaven.time.Time;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The simulator's blobs over plain HTTP, signed for with an account's key. */
class BlobsOverHttpTest extends BlobStoreContract {

  private SimulatedBlobs service;
  private SimulatorServer server;

  @BeforeEach
  void start() {
    service = new SimulatedBlobs(folder, false);
    server = SimulatorServer.start(service.simulator, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected String endpoint() {
    return server.uri() + "/_blob/acct1";
  }

  @Override
  protected String account() {
    return "acct1";
  }

  @Override
  protected Optional<Sensitive<String>> accountKey() {
    return Optional.of(new Sensitive<>("a2V5"));
  }

  @Override
  protected Optional<LocalTransport> transport() {
    return Optional.empty();
  }

  @Override
  protected LocalTransport passage() {
    return Wires.plain();
  }

  @Override
  protected Fetched fetch(String address) {
    return Wires.fetch(passage(), address);
  }

  @Override
  protected Time time() {
    return service.time;
  }
}
