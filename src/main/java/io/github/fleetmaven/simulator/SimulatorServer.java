package io.github.fleetmaven.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.fleetmaven.simulator.tls.LoopbackTls;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a simulator over HTTP or HTTPS, on the loopback address only. Retry-After is divided by
 * the time scale, rounded up. Safe for use by several threads.
 */
public final class SimulatorServer implements AutoCloseable {

  private static final String RETRY_AFTER = "Retry-After";
  private static final int PIECES = 20;
  private static final int INTERNAL_ERROR = 500;

  static {
    // Without it a small answer waits 40 ms for the acknowledgement of its headers; the server's
    // classes read it once, when they are loaded.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final Simulator simulator;
  private final HttpServer server;
  private final ExecutorService threads;

  private SimulatorServer(Simulator simulator, HttpServer server, ExecutorService threads) {
    this.simulator = simulator;
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts to serve over plain HTTP.
   *
   * @param simulator what is served
   * @param port the port; 0 for any that is free
   * @throws UncheckedIOException when the port is taken
   */
  public static SimulatorServer start(Simulator simulator, int port) {
    return start(simulator, port, address -> HttpServer.create(address, 0));
  }

  /**
   * Starts to serve over HTTPS.
   *
   * @param simulator what is served
   * @param port the port; 0 for any that is free
   * @param tls the certificate, and who vouches for it
   * @throws UncheckedIOException when the port is taken
   */
  public static SimulatorServer start(Simulator simulator, int port, LoopbackTls tls) {
    return start(
        simulator,
        port,
        address -> {
          HttpsServer https = HttpsServer.create(address, 0);
          https.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
          return https;
        });
  }

  /** How a server comes to be. */
  private interface Opening {
    HttpServer at(InetSocketAddress address) throws IOException;
  }

  private static SimulatorServer start(Simulator simulator, int port, Opening opening) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      HttpServer http = opening.at(address);
      // As many as there are requests: those that a fault delays must not hold up the others.
      ExecutorService threads = Executors.newCachedThreadPool(SimulatorServer::thread);
      SimulatorServer server = new SimulatorServer(simulator, http, threads);
      http.setExecutor(threads);
      http.createContext("/", server::serve);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " of 127.0.0.1 can't be served", e);
    }
  }

  /** Returns the port that is served. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Returns the address that is served. */
  public URI uri() {
    return URI.create(scheme() + "://127.0.0.1:" + port());
  }

  /** Stops at once. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private String scheme() {
    return server instanceof HttpsServer ? "https" : "http";
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Outcome outcome = simulator.serve(request(exchange));
      send(exchange, outcome.response(), outcome.delivery());
    } catch (ConnectionDroppedException dropped) {
      // Closing the exchange without an answer cuts the connection, as the fault wants it.
      exchange.getResponseHeaders().clear();
    } catch (RuntimeException e) {
      send(exchange, failure(e), Delivery.PLAIN);
    }
  }

  private SimulatorRequest request(HttpExchange exchange) throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String base = host == null ? uri().toString() : scheme() + "://" + host;
    return new SimulatorRequest(
        exchange.getRequestMethod(),
        base + exchange.getRequestURI(),
        Map.copyOf(exchange.getRequestHeaders()),
        exchange.getRequestBody().readAllBytes());
  }

  private void send(HttpExchange exchange, SimulatorResponse response, Delivery delivery)
      throws IOException {
    response
        .headers()
        .forEach((name, values) -> exchange.getResponseHeaders().put(name, scaled(name, values)));
    byte[] body = response.body();
    boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    if (none && delivery.cut()) {
      throw new ConnectionDroppedException("there is no body to cut");
    }
    exchange.sendResponseHeaders(response.status(), none ? -1 : body.length);
    if (!none) {
      sendBody(exchange.getResponseBody(), body, delivery);
    }
  }

  /** One that is cut lacks its second half: closing the exchange then cuts the connection. */
  private void sendBody(OutputStream out, byte[] body, Delivery delivery) throws IOException {
    int length = delivery.cut() ? body.length / 2 : body.length;
    int pieces = delivery.body().isZero() ? 1 : PIECES;
    for (int piece = 0; piece < pieces; piece++) {
      int from = piece * length / pieces;
      out.write(body, from, (piece + 1) * length / pieces - from);
      out.flush();
      simulator.pause(delivery.body().dividedBy(pieces));
    }
  }

  private List<String> scaled(String name, List<String> values) {
    if (!name.equalsIgnoreCase(RETRY_AFTER)) {
      return values;
    }
    return values.stream().map(this::real).toList();
  }

  private String real(String simulatedSeconds) {
    double seconds = Double.parseDouble(simulatedSeconds) / simulator.timeScale();
    return Long.toString(Math.max(1, (long) Math.ceil(seconds)));
  }

  /** An error of the simulator itself must reach the client as one, not as silence. */
  private static SimulatorResponse failure(RuntimeException e) {
    String text = "the simulator failed: " + e;
    return new SimulatorResponse(
        INTERNAL_ERROR,
        Map.of("Content-Type", List.of("text/plain; charset=utf-8")),
        text.getBytes(StandardCharsets.UTF_8));
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "fleet-simulator");
    thread.setDaemon(true);
    return thread;
  }
}
