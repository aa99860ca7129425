package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call that was recorded with the real service.
 *
 * @param file the name of its recording
 * @param line its line, from 0
 * @param method its method
 * @param path its path
 * @param query its query parameters
 * @param requestBody what was sent, missing where nothing was or nothing was kept
 * @param status the status that came back
 * @param headers the headers that came back, by their name in lower case
 * @param body what came back: missing where nothing did
 */
record RecordedCall(
    String file,
    int line,
    String method,
    String path,
    Map<String, String> query,
    JsonNode requestBody,
    int status,
    Map<String, String> headers,
    JsonNode body) {

  private static final Pattern PROVIDER =
      Pattern.compile(".*/providers/([^/]+)(/.*)?", Pattern.CASE_INSENSITIVE);

  static RecordedCall of(String file, int line, JsonNode call) {
    return new RecordedCall(
        file,
        line,
        call.path("method").asText(),
        call.path("path").asText(),
        texts(call.path("query")),
        present(call.path("requestBody")),
        call.path("status").asInt(),
        lower(texts(call.path("responseHeaders"))),
        present(call.path("responseBody")));
  }

  /** Tells whether it is for the compute service, the one that is simulated. */
  boolean isCompute() {
    Matcher matcher = PROVIDER.matcher(path);
    return matcher.matches() && matcher.group(1).equalsIgnoreCase("Microsoft.Compute");
  }

  /** Returns the version of the service that was spoken to. */
  String apiVersion() {
    return query.getOrDefault("api-version", "");
  }

  /** Returns when it was answered, to the second. */
  Instant date() {
    String date = headers.getOrDefault("date", "");
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
  }

  /** Tells whether its body wasn't kept: only how large it was. */
  boolean isBodyOmitted() {
    return body.has("__omittedBytes");
  }

  /** Tells whether its body is a list of which only some items were kept. */
  boolean isListCut() {
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return body.isArray() && length > 2 * body.toString().length();
  }

  boolean is(String wanted) {
    return method.equals(wanted);
  }

  private static JsonNode present(JsonNode node) {
    boolean empty = node.isNull() || (node.isTextual() && node.asText().isEmpty());
    return empty ? MissingNode.getInstance() : node;
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> result = new LinkedHashMap<>();
    node.properties().forEach(field -> result.put(field.getKey(), field.getValue().asText()));
    return result;
  }

  private static Map<String, String> lower(Map<String, String> headers) {
    Map<String, String> result = new LinkedHashMap<>();
    headers.forEach((name, value) -> result.put(name.toLowerCase(Locale.ROOT), value));
    return result;
  }

  @Override
  public String toString() {
    return file + " " + line + " " + method + " " + path.replaceFirst("^/subscriptions/[^/]+", "");
  }
}
