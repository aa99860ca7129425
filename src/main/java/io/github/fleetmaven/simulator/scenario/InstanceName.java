package io.github.fleetmaven.simulator.scenario;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names one machine or several: {@code set/id}, {@code set/*}, a machine's name, or a resource id.
 *
 * @param text the name as the scenario has it
 */
public record InstanceName(String text) {

  /** Tells whether one of a machine's names is meant. */
  public boolean matches(String candidate) {
    String pattern = Pattern.quote(text.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
    return Pattern.matches(pattern, candidate.toLowerCase(Locale.ROOT));
  }
}
