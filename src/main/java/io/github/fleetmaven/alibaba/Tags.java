package io.github.fleetmaven.alibaba;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tags, for which the SDK has a class with each request and each answer. Stateless. */
final class Tags {

  private Tags() {}

  /** Returns tags as a request has them. */
  static <T> List<T> of(Map<String, String> tags, BiFunction<String, String, T> tag) {
    return new TreeMap<>(tags)
        .entrySet().stream().map(each -> tag.apply(each.getKey(), each.getValue())).toList();
  }

  /** Reads the tags of an answer, which may have none. */
  static <T> Map<String, String> read(
      @Nullable List<T> tags, Function<T, String> key, Function<T, String> value) {
    Map<String, String> result = new TreeMap<>();
    Pages.orEmpty(tags)
        .forEach(tag -> result.put(Fields.text(key.apply(tag)), Fields.text(value.apply(tag))));
    return result;
  }
}
