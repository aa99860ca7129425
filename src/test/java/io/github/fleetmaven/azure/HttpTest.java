package io.github.fleetmaven.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.simulator.SmallAnswers;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** The adapter over a real socket. */
class HttpTest {

  private record Received(String method, Headers headers, String body) {}

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

  @Test
  void saysWhoItIsAndSendsNoRealToken() throws Exception {
    SmallAnswers.sentAtOnce();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    try {
      AzureCloud cloud = cloud("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      cloud.begin(new Command.UpdateInstances(CloudFixture.SET, List.of("1")));
      cloud.begin(new Command.UpdateInstances(CloudFixture.SET, List.of("1")));
    } finally {
      server.stop(0);
    }

    Received first = received.take();
    Received second = received.take();
    assertThat(first.method()).isEqualTo("POST");
    assertThat(first.body()).isEqualTo("{\"instanceIds\":[\"1\"]}");
    assertThat(first.headers().getFirst("User-Agent")).startsWith("fleet-maven-plugin/");
    assertThat(first.headers().getFirst("Authorization")).isEqualTo("Bearer none");
    assertThat(first.headers().getFirst("Content-Type")).startsWith("application/json");
    assertThat(first.headers().getFirst("x-ms-client-request-id"))
        .isNotEmpty()
        .isNotEqualTo(second.headers().getFirst("x-ms-client-request-id"));
  }

  @Test
  void namesHostAndPortOfAServerThatIsNotThere() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    AzureCloud cloud = cloud("http://127.0.0.1:" + port);

    CloudException e =
        catchThrowableOfType(CloudException.class, () -> cloud.readScaleSet(CloudFixture.SET));

    assertThat(e.error().kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(e.error().message()).startsWith("can't connect to 127.0.0.1:" + port + ";");
  }

  @Test
  void saysWhenAServerDoesNotSpeakTls() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread plain = new Thread(() -> answerInPlainText(server));
      plain.start();
      AzureCloud cloud = cloud("https://127.0.0.1:" + server.getLocalPort());

      CloudException e =
          catchThrowableOfType(CloudException.class, () -> cloud.readScaleSet(CloudFixture.SET));
      plain.join();

      assertThat(e.error().message())
          .startsWith("no secure connection to 127.0.0.1:" + server.getLocalPort())
          .endsWith("; check that it speaks https and that this Java trusts its certificate");
      assertThat(cloud.requests().requests()).isEqualTo(1);
    }
  }

  private static void answerInPlainText(ServerSocket server) {
    try (Socket socket = server.accept()) {
      int first = socket.getInputStream().read();
      assertThat(first).as("a TLS record").isEqualTo(22);
      socket
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      socket.shutdownOutput(); // as a server does that has refused
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    received.add(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestHeaders(),
            new String(body, StandardCharsets.UTF_8)));
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
  }

  private static AzureCloud cloud(String endpoint) {
    return AzureCloud.open(
        new AzureOptions(
            AzureEnvironmentName.AZURE,
            Optional.of(endpoint),
            new Credentials.Auto(Optional.empty()),
            Optional.empty(),
            WaitListener.NONE),
        new ManualTime(CloudFixture.START));
  }
}
