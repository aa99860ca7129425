package io.github.fleetmaven.simulator.scenario;

import java.util.Map;

/**
 * How many requests the service takes.
 *
 * @param rates the token buckets by their limit's name, {@link AzureRates} says which; none when
 *     nothing is throttled
 */
public record Throttling(Map<String, Rate> rates) {

  /** Every request is taken, and no answer says anything of that. */
  public static final Throttling OFF = new Throttling(Map.of());

  /** Keeps the map from changing. */
  public Throttling {
    rates = Map.copyOf(rates);
  }

  /** Tells whether requests are counted. */
  public boolean on() {
    return !rates.isEmpty();
  }
}
