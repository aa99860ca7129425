package io.github.fleetmaven.simulator.scenario;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names one machine or several: {@code set/id}, {@code set/*}, a machine's name, or a resource id.
 *
 * @param text the name as the scenario has it
 */
public record InstanceName(String text) {

  private static final Pattern SET =
      Pattern.compile("(?i)/subscriptions/.*/virtualMachineScaleSets/[^/*]+");

  /** Tells whether one of a machine's names is meant. */
  public boolean matches(String candidate) {
    String pattern = Pattern.quote(text.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
    return Pattern.matches(pattern, candidate.toLowerCase(Locale.ROOT));
  }

  /** Tells whether it's the id of a scale set, which no machine has. */
  boolean namesSet() {
    return SET.matcher(text).matches();
  }

  /** Returns the name of all machines of the scale set that this names. */
  String all() {
    return text.substring(text.lastIndexOf('/') + 1) + "/*";
  }

  /** Tells for sure that every machine that another one names is named by this one too. */
  boolean covers(InstanceName other) {
    return matches(other.text);
  }
}
