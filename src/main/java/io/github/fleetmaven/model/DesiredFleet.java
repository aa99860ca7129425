package io.github.fleetmaven.model;

import java.util.List;
import java.util.Optional;

/**
 * All that one pom declares, in its order.
 *
 * @param targets names are unique
 * @param content where content is kept for the machines; empty when it travels inside the
 *     extensions
 */
public record DesiredFleet(List<DesiredTarget> targets, Optional<ContentPlace> content) {
  public DesiredFleet {
    targets = List.copyOf(targets);
  }

  /** Makes a fleet whose content travels inside its extensions. */
  public DesiredFleet(List<DesiredTarget> targets) {
    this(targets, Optional.empty());
  }

  /** Returns the fleet with other targets. */
  public DesiredFleet withTargets(List<DesiredTarget> others) {
    return new DesiredFleet(others, content);
  }
}
