package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Faults of connections as a client meets them over HTTP. */
@Timeout(60)
class FaultyServerTest {

  @TempDir Path directory;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ManualTime time = new ManualTime(Cloud.START);
  private SimulatorServer server;

  private void serve(String fault) {
    Path scenario = Cloud.write(directory, Scenarios.of(Scenarios.set(3, "", ""), fault));
    server = SimulatorServer.start(Simulator.open(SimulatorOptions.inMemory(scenario, time)), 0);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private HttpResponse<String> get() throws IOException, InterruptedException {
    URI uri = URI.create(server.uri() + SET + "?api-version=1");
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void cutsTheConnectionInTheMiddleOfTheBody() throws IOException {
    serve("{\"when\": {\"method\": \"GET\"}, \"drop\": \"midBody\"}");
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    String raw = raw();
    assertThat(raw).startsWith("HTTP/1.1 200 OK").contains("Content-type: application/json");
    int length = Integer.parseInt(raw.replaceAll("(?s).*Content-length: (\\d+).*", "$1"));
    String body = raw.substring(raw.indexOf("\r\n\r\n") + 4);
    assertThat(body).startsWith("{\"name\"").hasSize(length / 2);
  }

  @Test
  void cutsItWhereThereIsNoBody() {
    serve(
        "{\"when\": {\"method\": \"GET\"}, \"drop\": \"midBody\", \"respond\": {\"status\": 503}}");
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
  }

  @Test
  void sendsTheBodyPieceByPiece() throws Exception {
    serve("{\"when\": {\"method\": \"GET\"}, \"slowBody\": \"PT60S\", \"delay\": \"PT5S\"}");
    assertThat(get().body()).startsWith("{").endsWith("}").contains("virtualMachineProfile");
    assertThat(time.now()).isEqualTo(Cloud.START.plusSeconds(65));
  }

  @Test
  void inOneProcessAClientGetsAllOrNothing() {
    Cloud slow =
        Cloud.of(
            directory,
            Scenarios.of(
                Scenarios.set(1, "", ""),
                "{\"when\": {\"method\": \"GET\"}, \"slowBody\": \"PT60S\"}",
                "{\"when\": {\"method\": \"PATCH\"}, \"drop\": \"midBody\"}"));
    slow.get(SET).expect(200);
    assertThat(Duration.between(Cloud.START, slow.time.now())).isEqualTo(Duration.ofSeconds(60));
    assertThatThrownBy(() -> slow.trySend("PATCH", SET, "{\"tags\": {\"a\": \"1\"}}", Map.of()))
        .isInstanceOf(ConnectionDroppedException.class);
    assertThat(slow.get(SET).at("/tags/a")).isEqualTo("1");
    assertThat(slow.journal("request").get(1).path("status").asText()).isEqualTo("dropped");
  }

  /** Returns what a client that counts nothing reads off the connection. */
  private String raw() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      String request = "GET " + SET + "?api-version=1 HTTP/1.1\r\nHost: x\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
