package io.github.fleetmaven.simulator.scenario;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Reads constants by the names that scenarios have for them. Stateless. */
final class Names {

  private Names() {}

  static <E> Optional<E> of(Fields fields, String key, E[] all, Function<E, String> name) {
    String[] allowed = Arrays.stream(all).map(name).toArray(String[]::new);
    return fields
        .oneOf(key, allowed)
        .flatMap(found -> Arrays.stream(all).filter(e -> name.apply(e).equals(found)).findFirst());
  }
}
