package io.github.fleetmaven.alibaba;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.fleetmaven.simulator.SmallAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A server on this machine that gives the answers it was told, one after the other. */
final class ScriptedEcs implements AutoCloseable {

  private final HttpServer server;
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<Asked> asked = new ArrayList<>();

  /** What was asked: the action, its parameters, and the nonce of the request. */
  record Asked(String action, Map<String, String> query, String nonce, String authorization) {}

  private record Reply(int status, String type, String body) {}

  ScriptedEcs() {
    SmallAnswers.sentAtOnce();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  ScriptedEcs answers(String json) {
    return answers(200, json);
  }

  ScriptedEcs answers(int status, String json) {
    replies.add(new Reply(status, "application/json;charset=utf-8", json));
    return this;
  }

  ScriptedEcs refuses(int status, String code, String message) {
    return answers(
        status,
        "{\"RequestId\":\"req-1\",\"HostId\":\"ecs\",\"Code\":\"%s\",\"Message\":\"%s\"}"
            .formatted(code, message));
  }

  ScriptedEcs answersPage(int status, String html) {
    replies.add(new Reply(status, "text/html", html));
    return this;
  }

  /** Cuts the connection. */
  ScriptedEcs hangsUp() {
    replies.add(new Reply(0, "", ""));
    return this;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Asked> asked() {
    return asked;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(asked(exchange));
      Reply reply = replies.isEmpty() ? new Reply(500, "text/plain", "no answer") : replies.poll();
      if (reply.status() == 0) {
        return;
      }
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Asked asked(HttpExchange exchange) {
    Map<String, String> query = new TreeMap<>();
    for (String parameter : exchange.getRequestURI().getRawQuery().split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      query.put(decode(parts[0]), decode(parts[1]));
    }
    return new Asked(
        exchange.getRequestHeaders().getFirst("x-acs-action"),
        query,
        exchange.getRequestHeaders().getFirst("x-acs-signature-nonce"),
        exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
