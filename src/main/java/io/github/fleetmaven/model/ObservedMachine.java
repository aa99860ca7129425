package io.github.fleetmaven.model;

import java.util.Map;
import java.util.Optional;

/**
 * A virtual machine as a cloud shows it.
 *
 * @param os its operating system, where the cloud shows one
 * @param instance its state; its extensions are those of the machine
 */
public record ObservedMachine(
    ResourceId id,
    String location,
    Optional<OsType> os,
    Map<String, String> tags,
    ObservedInstance instance) {
  public ObservedMachine {
    tags = Map.copyOf(tags);
  }

  /** Returns a copy with that state. */
  public ObservedMachine withInstance(ObservedInstance other) {
    return new ObservedMachine(id, location, os, tags, other);
  }
}
