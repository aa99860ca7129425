package io.github.fleetmaven.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls that the description doesn't have: the reviewed list in {@code elsewhere.txt}, a
 * method, a path and a reason a line.
 */
final class Elsewhere {

  private final Map<String, Templates> byMethodAndPath = new LinkedHashMap<>();

  private Elsewhere() {}

  static Elsewhere list() {
    Elsewhere result = new Elsewhere();
    try (InputStream in = Elsewhere.class.getResourceAsStream("elsewhere.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(result::add);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    String[] parts = line.split(" +", 3);
    if (parts.length < 3) {
      throw new AssertionError("elsewhere.txt: method, path and reason are needed: " + line);
    }
    byMethodAndPath.put(parts[0] + " " + parts[1], new Templates(List.of(parts[1])));
  }

  /** Returns which entry covers a call. */
  Optional<String> find(Exchange exchange) {
    return byMethodAndPath.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(exchange.method() + " "))
        .filter(entry -> entry.getValue().find(exchange.path()).isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  List<String> entries() {
    return List.copyOf(byMethodAndPath.keySet());
  }
}
