package io.github.fleetmaven.azure.storage;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.engine.TestTransport;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A simulator with storage accounts, and the way to it. */
final class SimulatedBlobs {

  final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
  final Simulator simulator;
  final LocalTransport transport;

  /**
   * @param folder where its files go
   * @param onDisk whether it keeps contents there, and not in memory
   * @param faults of its scenario
   */
  SimulatedBlobs(Path folder, boolean onDisk, String... faults) {
    try {
      Path scenario =
          Files.writeString(
              folder.resolve("scenario.json"), "{\"faults\": [" + String.join(",", faults) + "]}");
      Optional<Path> state = onDisk ? Optional.of(folder.resolve("state.json")) : Optional.empty();
      this.simulator =
          Simulator.open(
              new SimulatorOptions(
                  scenario, state, Optional.empty(), false, OptionalDouble.empty(), time));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.transport = new TestTransport(simulator)::pass;
  }

  /** Reads an address as a machine does: without signing in. */
  BlobStoreContract.Fetched fetch(String address) {
    try {
      LocalTransport.Answer answer =
          transport.send(
              new LocalTransport.Request("GET", URI.create(address), Map.of(), new byte[0]));
      return new BlobStoreContract.Fetched(answer.status(), answer.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
