package io.github.fleetmaven.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.cloud.ContentStoreContract;
import io.github.fleetmaven.content.http.HttpContentStore;
import io.github.fleetmaven.content.http.HttpExchange;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A raw repository in a rehearsal: the simulator stands in its place. */
class SimulatorFilesTest extends ContentStoreContract {

  private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private SimulatorFiles files;
  private ContentStore store;

  @BeforeEach
  void start() throws IOException {
    files =
        new SimulatorFiles(
            Simulator.open(
                SimulatorOptions.inMemory(
                    Files.writeString(folder.resolve("scenario.json"), "{}"), time)));
    store =
        HttpContentStore.open(
            new ContentPlace.Http("pom.xml:9", "https://files.example/raw", Optional.empty()),
            Optional.empty(),
            files,
            time,
            (wait, why) -> {});
  }

  @Override
  protected ContentStore store() {
    return store;
  }

  @Override
  protected byte[] bytes(String name) {
    URI url = URI.create(store.signed(name, time.now()).reveal());
    try {
      HttpExchange.Answer answer =
          files.send(new HttpExchange.Request("GET", url, Map.of(), Optional.empty()));
      assertThat(answer.status()).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
