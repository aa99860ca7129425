package io.github.fleetmaven.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a scenario's {@code throttling}. Stateless. */
final class ThrottlingReader {

  private static final String KEY = "throttling";

  private ThrottlingReader() {}

  static Throttling read(Fields fields) {
    Map<String, Rate> rates = new LinkedHashMap<>(AzureRates.all());
    if (fields.any(KEY).filter(JsonNode::isObject).isPresent()) {
      Fields own = fields.below(KEY).orElseThrow();
      rates.replaceAll((name, usual) -> rate(own, name, usual));
      own.end();
      return new Throttling(rates);
    }
    Optional<String> named = fields.oneOf(KEY, "azure", "off");
    return named.filter("azure"::equals).map(azure -> new Throttling(rates)).orElse(Throttling.OFF);
  }

  private static Rate rate(Fields own, String name, Rate usual) {
    Optional<Fields> given = own.below(name);
    if (given.isEmpty()) {
      return usual;
    }
    int capacity = given.get().integer("capacity", 1).orElse(usual.capacity());
    int refill = given.get().integer("refill", 1).orElse(usual.refill());
    given.get().end();
    return new Rate(capacity, refill, usual.every());
  }
}
