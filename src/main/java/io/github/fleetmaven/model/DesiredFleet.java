package io.github.fleetmaven.model;

import java.util.List;

/**
 * All that one pom declares, in its order.
 *
 * @param targets names are unique
 */
public record DesiredFleet(List<DesiredTarget> targets) {
  public DesiredFleet {
    targets = List.copyOf(targets);
  }
}
