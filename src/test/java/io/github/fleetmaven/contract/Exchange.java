package io.github.fleetmaven.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request and its answer.
 *
 * @param query the parameters of the query, by name
 * @param ours whether the plugin sent the request
 * @param request the request's body, empty when there is none
 * @param answer the answer's body, empty when there is none
 */
record Exchange(
    String method,
    String path,
    Map<String, String> query,
    boolean ours,
    String request,
    int status,
    String answer) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What tests call a property that no version of the service has yet: it is let pass. */
  private static final String NOT_YET = "notYetKnown";

  private static final String PLUGIN = "fleet-maven-plugin";

  static Exchange of(SimulatorRequest request, SimulatorResponse response) {
    URI url = URI.create(request.url().replace(" ", "%20").replace("'", "%27"));
    return new Exchange(
        request.method().toUpperCase(Locale.ROOT),
        url.getRawPath(),
        query(url.getRawQuery()),
        isOurs(request.headers()),
        text(request.body()),
        response.status(),
        text(response.body()));
  }

  boolean accepted() {
    return status >= 200 && status < 300;
  }

  /** Returns a body as JSON, a missing node when it isn't any. */
  static JsonNode json(String body) {
    try {
      return body.isEmpty() ? JSON.missingNode() : JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return JSON.missingNode();
    }
  }

  private static String text(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.contains(NOT_YET) ? withoutIt(json(text)).toString() : text;
  }

  private static JsonNode withoutIt(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(NOT_YET);
    }
    node.forEach(Exchange::withoutIt);
    return node;
  }

  static boolean isOurs(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("User-Agent"))
        .anyMatch(header -> String.join(" ", header.getValue()).contains(PLUGIN));
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> result = new LinkedHashMap<>();
    if (raw != null) {
      for (String parameter : raw.split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        result.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
      }
    }
    return result;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
