package io.github.fleetmaven.alibaba;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists of ECS: page by page, and long lists of ids in chunks. Stateless. */
final class Pages {

  /** How many ids one call may name. */
  static final int MOST_IDS = 100;

  private Pages() {}

  /**
   * A page of a list.
   *
   * @param next what asks for the next page; empty or null at the end
   */
  record Page<T>(List<T> items, @Nullable String next) {}

  /** Follows a list to its end. */
  static <T> List<T> all(Function<@Nullable String, Page<T>> page) {
    List<T> all = new ArrayList<>();
    @Nullable String token = null;
    do {
      Page<T> found = page.apply(token);
      all.addAll(found.items());
      token = found.next();
    } while (token != null && !token.isEmpty());
    return all;
  }

  /** Asks for a long list of ids in chunks, in their order. */
  static <T> List<T> chunked(List<String> ids, Function<List<String>, List<T>> chunk) {
    List<T> all = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += MOST_IDS) {
      all.addAll(chunk.apply(ids.subList(from, Math.min(ids.size(), from + MOST_IDS))));
    }
    return all;
  }

  /** Returns ids as the JSON array that some parameters of ECS are. */
  static String json(List<String> ids) {
    return ids.isEmpty() ? "[]" : "[\"" + String.join("\",\"", ids) + "\"]";
  }

  /** Returns a list of the SDK's, which is null where the answer had none. */
  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
