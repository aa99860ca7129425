package io.github.fleetmaven.simulator.catalogue;

import java.util.List;
import java.util.Locale;

/**
 * The regions of the cloud, each with the name that calls use and the one that is shown.
 *
 * @param names the names that are shown, as {@code East US 2}
 */
public record Regions(List<String> names) {

  /** Keeps the list from changing. */
  public Regions {
    names = List.copyOf(names);
  }

  /** Returns the name that calls use, as {@code eastus2}. */
  public static String inCalls(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the name that is shown; one that isn't known stays as it is. */
  public String shown(String name) {
    return names.stream()
        .filter(known -> inCalls(known).equals(inCalls(name)))
        .findFirst()
        .orElse(name);
  }
}
