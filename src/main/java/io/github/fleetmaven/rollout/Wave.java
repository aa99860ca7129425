package io.github.fleetmaven.rollout;

import java.util.List;

/**
 * Instances that are finished before the next wave begins.
 *
 * @param label what they have in common, as {@code update domain 3}; empty when there is one wave
 * @param instances their ids in the order in which they are updated
 */
public record Wave(String label, List<String> instances) {
  public Wave {
    instances = List.copyOf(instances);
  }
}
