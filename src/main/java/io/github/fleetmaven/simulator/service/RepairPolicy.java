package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.store.ScaleSet;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;

/**
 * The automaticRepairsPolicy of a scale set.
 *
 * @param enabled whether there are repairs
 * @param gracePeriod how long an instance may be unhealthy
 * @param action what is done to it then
 */
public record RepairPolicy(boolean enabled, Duration gracePeriod, Action action) {

  private static final Duration DEFAULT_GRACE = Duration.ofMinutes(10);

  /** What a repair does. */
  public enum Action {
    REPLACE,
    REIMAGE,
    RESTART
  }

  /** Returns the policy of a set. */
  public static RepairPolicy of(ScaleSet set) {
    JsonNode policy = node(set);
    return new RepairPolicy(
        policy.path("enabled").asBoolean(false),
        grace(policy.path("gracePeriod").asText("")),
        action(policy.path("repairAction").asText("")));
  }

  /** Returns the state in which the set's instance view shows the repairs. */
  public static String serviceState(ScaleSet set) {
    if (!of(set).enabled()) {
      return "NotRunning";
    }
    return set.repairs().suspended() ? "Suspended" : "Running";
  }

  /** Tells whether the instance view speaks of repairs. */
  public static boolean isShown(ScaleSet set) {
    return node(set).isObject() || set.repairs().suspended();
  }

  private static JsonNode node(ScaleSet set) {
    return set.document().path("properties").path("automaticRepairsPolicy");
  }

  private static Duration grace(String text) {
    try {
      return text.isEmpty() ? DEFAULT_GRACE : Duration.parse(text);
    } catch (DateTimeException notADuration) {
      return DEFAULT_GRACE;
    }
  }

  private static Action action(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "reimage" -> Action.REIMAGE;
      case "restart" -> Action.RESTART;
      default -> Action.REPLACE;
    };
  }
}
