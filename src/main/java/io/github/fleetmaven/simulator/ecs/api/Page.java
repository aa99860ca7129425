package io.github.fleetmaven.simulator.ecs.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list: by NextToken where the call has that or MaxResults, else by number.
 *
 * @param items what is on it
 * @param nextToken where the next page begins, empty on the last page and in pages by number
 * @param number its number
 * @param size how many a page holds
 * @param total how many there are; as the vendor says, not valid in pages by NextToken
 */
record Page<T>(List<T> items, String nextToken, int number, int size, int total) {

  static final String TOKEN = "NextToken";
  static final String MOST = "MaxResults";

  private static final int NORMAL = 10;
  private static final String MARK = "after/";

  /**
   * Cuts a page.
   *
   * @param id tells what each item is known by
   * @param most how many a page may hold
   * @param lenient whether a MaxResults that is out of its limits is taken for the nearest within
   */
  static <T> Page<T> of(
      Params params, List<T> all, Function<T, String> id, int most, boolean lenient) {
    Optional<String> token = params.text(TOKEN);
    if (token.isEmpty() && params.text(MOST).isEmpty()) {
      int size = params.number("PageSize", 1, most).orElse(NORMAL);
      int number = params.number("PageNumber", 1, Integer.MAX_VALUE / most).orElse(1);
      int from = Math.min(all.size(), (number - 1) * size);
      List<T> items = all.subList(from, Math.min(all.size(), from + size));
      return new Page<>(items, "", number, size, all.size());
    }
    int size =
        lenient
            ? Math.max(
                NORMAL, Math.min(most, params.number(MOST, 1, Integer.MAX_VALUE).orElse(NORMAL)))
            : params.number(MOST, 1, most).orElse(NORMAL);
    return byToken(token, all, id, size);
  }

  /** Cuts the page that a token leads to, or the first one. */
  static <T> Page<T> byToken(
      Optional<String> token, List<T> all, Function<T, String> id, int size) {
    int from = token.map(given -> after(given, all, id)).orElse(0);
    int to = Math.min(all.size(), from + size);
    String next = to < all.size() ? token(id.apply(all.get(to - 1))) : "";
    return new Page<>(all.subList(from, to), next, 1, size, 0);
  }

  /** Says in an answer which page it is. */
  ObjectNode into(ObjectNode body) {
    return body.put(TOKEN, nextToken)
        .put("PageNumber", number)
        .put("PageSize", size)
        .put("TotalCount", total);
  }

  private static <T> int after(String token, List<T> all, Function<T, String> id) {
    for (int i = 0; i < all.size(); i++) {
      if (token.equals(token(id.apply(all.get(i))))) {
        return i + 1;
      }
    }
    throw EcsRefusals.invalid(TOKEN, token);
  }

  private static String token(String id) {
    byte[] bytes = (MARK + id).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
