package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.time.ManualTime;
import io.github.fleetmaven.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorServerTest {

  private static final String SCENARIO =
      "{\"timing\": {\"timeScale\": 4}, \"resources\": [%s], \"faults\": [{\"when\":"
          + " {\"method\": \"PUT\"}, \"drop\": \"beforeEffect\"}]}";

  @TempDir Path directory;
  private final HttpClient client = HttpClient.newHttpClient();
  private SimulatorServer server;

  @BeforeEach
  void start() {
    Path scenario = Cloud.write(directory, SCENARIO.formatted(Scenarios.set(10, "", "")));
    Simulator simulator =
        Simulator.open(SimulatorOptions.inMemory(scenario, new ManualTime(Cloud.START)));
    server = SimulatorServer.start(simulator, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    URI uri = URI.create(server.uri() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Test
  void leadsToItsOwnAddressAndScalesTheWait() throws Exception {
    HttpResponse<String> write = send("PATCH", SET + "?api-version=2025-04-01", "{}");
    assertThat(write.statusCode()).isEqualTo(200);
    assertThat(write.headers().firstValue("Retry-After")).contains("3");
    String operation = write.headers().firstValue("Azure-AsyncOperation").orElseThrow();
    assertThat(operation).startsWith(server.uri().toString());
    assertThat(write.headers().firstValue("ETag")).contains("\"2\"");
    URI uri = URI.create(operation);
    HttpResponse<String> status =
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    assertThat(status.body()).contains("InProgress");
  }

  @Test
  void servesItsJournal() throws Exception {
    send("GET", SET + "?api-version=1", "");
    HttpResponse<String> journal = send("GET", "/_simulator/journal", "");
    assertThat(journal.body().lines()).hasSize(1);
    assertThat(journal.body()).contains("\"event\":\"request\"");
  }

  @Test
  void cutsTheConnectionWhenAFaultDoes() {
    assertThatThrownBy(() -> send("PUT", SET + "?api-version=1", "{}"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void answersWhileOthersAreDelayed() throws Exception {
    CountDownLatch delayed = new CountDownLatch(1);
    Path scenario =
        Cloud.write(
            directory,
            Scenarios.of(
                Scenarios.set(1, "", ""),
                "{\"when\": {\"method\": \"PUT\"}, \"delay\": \"PT1H\"}"));
    Simulator simulator = Simulator.open(SimulatorOptions.inMemory(scenario, new Waiting(delayed)));
    List<CompletableFuture<HttpResponse<String>>> slow = new ArrayList<>();
    try (SimulatorServer other = SimulatorServer.start(simulator, 0)) {
      URI uri = URI.create(other.uri() + SET + "?api-version=1");
      HttpRequest put = HttpRequest.newBuilder(uri).PUT(BodyPublishers.ofString("{}")).build();
      for (int i = 0; i < 40; i++) {
        slow.add(client.sendAsync(put, BodyHandlers.ofString()));
      }
      HttpRequest get = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
      assertThat(client.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(slow).noneMatch(CompletableFuture::isDone);
      delayed.countDown();
      slow.forEach(CompletableFuture::join);
    }
  }

  /** A time that stands still until it is let go. */
  private record Waiting(CountDownLatch latch) implements Time {

    @Override
    public Instant now() {
      return Cloud.START;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      latch.await();
    }
  }

  @Test
  void listensOnTheLoopbackAddressOnly() {
    assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
    assertThatThrownBy(() -> SimulatorServer.start(null, server.port()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(Integer.toString(server.port()));
  }

  @Test
  void answersWithoutAStall() throws Exception {
    String path = SET + "/virtualMachines/0?api-version=1";
    for (int i = 0; i < 20; i++) {
      send("GET", path, "");
    }
    Duration best = Duration.ofDays(1);
    for (int i = 0; i < 20; i++) {
      long begin = System.nanoTime();
      send("GET", path, "");
      Duration taken = Duration.ofNanos(System.nanoTime() - begin);
      best = taken.compareTo(best) < 0 ? taken : best;
    }
    assertThat(best).isLessThan(Duration.ofMillis(30));
  }
}
