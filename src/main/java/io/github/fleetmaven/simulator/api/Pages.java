package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Refusals;
import io.github.fleetmaven.simulator.store.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** Lists, page by page: a page's token names its predecessor's last item. */
final class Pages {

  private final int size;

  Pages(int size) {
    this.size = size;
  }

  /** Returns a list that is never long. */
  Answer all(List<? extends JsonNode> items) {
    ObjectNode body = Json.object();
    body.putArray("value").addAll(items);
    return Answer.json(Answer.OK, body);
  }

  /**
   * Returns the page that a call asks for.
   *
   * @param items all items
   * @param key what a token names an item by
   * @param view how an item is shown; asked for those of the page only
   */
  <T> Answer of(
      Call call, List<T> items, Function<T, String> key, Function<T, ? extends JsonNode> view) {
    String token = call.query().getOrDefault("$skiptoken", "");
    int from = token.isEmpty() ? 0 : after(items, key, token);
    int to = Math.min(items.size(), from + size);
    ObjectNode body = Json.object();
    ArrayNode value = body.putArray("value");
    items.subList(from, to).forEach(item -> value.add(view.apply(item)));
    if (to < items.size()) {
      body.put("nextLink", next(call, (to - 1) + "~" + key.apply(items.get(to - 1))));
    }
    return Answer.json(Answer.OK, body);
  }

  /** Where that item has gone meanwhile, its successor stands in its place. */
  private static <T> int after(List<T> items, Function<T, String> key, String token) {
    String[] parts = token.split("~", 2);
    OptionalInt same = sameAt(items, key, parts);
    if (same.isPresent()) {
      return same.getAsInt() + 1;
    }
    for (int i = 0; i < items.size() && parts.length > 1; i++) {
      if (key.apply(items.get(i)).equals(parts[1])) {
        return i + 1;
      }
    }
    try {
      return Math.min(items.size(), Math.max(0, Integer.parseInt(parts[0])));
    } catch (NumberFormatException notOurs) {
      throw Refusals.badRequest("The $skiptoken '" + token + "' is invalid.");
    }
  }

  /** Most often nothing has come or gone before it. */
  private static <T> OptionalInt sameAt(List<T> items, Function<T, String> key, String[] token) {
    try {
      int index = Integer.parseInt(token[0]);
      boolean same =
          token.length > 1
              && index >= 0
              && index < items.size()
              && key.apply(items.get(index)).equals(token[1]);
      return same ? OptionalInt.of(index) : OptionalInt.empty();
    } catch (NumberFormatException notOurs) {
      return OptionalInt.empty();
    }
  }

  private static String next(Call call, String token) {
    StringBuilder link = new StringBuilder(call.base()).append(call.path()).append('?');
    for (Map.Entry<String, String> parameter : call.query().entrySet()) {
      if (!parameter.getKey().equals("$skiptoken")) {
        link.append(encode(parameter.getKey()))
            .append('=')
            .append(encode(parameter.getValue()))
            .append('&');
      }
    }
    return link.append("%24skiptoken=").append(encode(token)).toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
