package io.github.fleetmaven.content.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.fleetmaven.simulator.SmallAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that takes files by PUT, and overwrites as most do. */
final class FileServer implements AutoCloseable {

  final Map<String, byte[]> files = new ConcurrentHashMap<>();
  final List<String> log = new CopyOnWriteArrayList<>();
  final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final Queue<Canned> canned = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpServer server;

  private record Canned(int status, Map<String, String> headers) {}

  FileServer() {
    SmallAnswers.sentAtOnce();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void answerNext(int status, Map<String, String> headers) {
    canned.add(new Canned(status, headers));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      log.add(exchange.getRequestMethod() + " " + path);
      authorizations.add(exchange.getRequestHeaders().getFirst("Authorization") + "");
      byte[] body = exchange.getRequestBody().readAllBytes();
      Canned next = canned.poll();
      if (next != null) {
        next.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        exchange.sendResponseHeaders(next.status(), -1);
        return;
      }
      answer(exchange, path, body);
    }
  }

  private void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
    byte[] file = files.get(path);
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        files.put(path, body);
        exchange.sendResponseHeaders(201, -1);
      }
      case "DELETE" -> exchange.sendResponseHeaders(files.remove(path) == null ? 404 : 204, -1);
      case "HEAD" -> {
        if (file != null) {
          exchange.getResponseHeaders().set("Content-Length", Integer.toString(file.length));
        }
        exchange.sendResponseHeaders(file == null ? 404 : 200, -1);
      }
      default -> {
        exchange.sendResponseHeaders(
            file == null ? 404 : 200, file == null || file.length == 0 ? -1 : file.length);
        if (file != null && file.length > 0) {
          exchange.getResponseBody().write(file);
        }
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
