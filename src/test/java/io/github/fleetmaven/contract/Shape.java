package io.github.fleetmaven.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What of an exchange the contract can tell apart: exchanges of the same shape are judged once. In
 * a shape a time is any time, an id any id, and a list has each kind of item once, so that a suite
 * with a hundred thousand exchanges has a few thousand shapes.
 *
 * @param call the method and the described path
 * @param query the names of the query's parameters
 * @param request the shape of the plugin's request, empty when somebody else sent it
 * @param answer the shape of the answer
 */
record Shape(String call, Set<String> query, int status, String request, String answer) {

  /** Strings of which the description says no more than that they are strings. */
  private static final Set<String> FREE =
      Set.of(
          "computerName",
          "displayStatus",
          "etag",
          "exactVersion",
          "forceUpdateTag",
          "id",
          "instanceId",
          "message",
          "name",
          "osVersion",
          "uri",
          "version");

  /** Objects of which the description says no more than that they are objects. */
  private static final Set<String> OPEN = Set.of("settings", "protectedSettings");

  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*");

  static Shape of(Exchange exchange, String template) {
    return new Shape(
        exchange.method() + " " + template,
        new TreeSet<>(exchange.query().keySet()),
        exchange.status(),
        exchange.ours() ? shape(exchange.request()) : "",
        shape(exchange.answer()));
  }

  private static String shape(String body) {
    JsonNode json = Exchange.json(body);
    StringBuilder shape = new StringBuilder();
    append("", json, shape);
    return json.isMissingNode() ? body : shape.toString();
  }

  private static void append(String key, JsonNode node, StringBuilder shape) {
    if (node.isObject() && OPEN.contains(key)) {
      shape.append("{…}");
    } else if (node.isObject()) {
      shape.append('{');
      boolean map = key.equals("tags");
      Set<String> kinds = new TreeSet<>();
      for (var field : node.properties()) {
        StringBuilder value = new StringBuilder();
        append(map ? "name" : field.getKey(), field.getValue(), value);
        kinds.add(map ? value.toString() : field.getKey() + ":" + value);
      }
      shape.append(String.join(",", kinds)).append('}');
    } else if (node.isArray()) {
      Set<String> kinds = new TreeSet<>();
      for (JsonNode item : node) {
        StringBuilder value = new StringBuilder();
        append(key, item, value);
        kinds.add(value.toString());
      }
      shape.append('[').append(String.join(",", kinds)).append(']');
    } else if (node.isTextual()) {
      shape.append(text(key, node.textValue()));
    } else {
      shape.append(node);
    }
  }

  private static String text(String key, String text) {
    if (FREE.contains(key)) {
      return "'…'";
    }
    if (TIME.matcher(text).matches() || UUID.matcher(text).matches()) {
      return "'" + text.replaceAll("[0-9a-f]", "0") + "'";
    }
    return "'" + text + "'";
  }
}
