package io.github.fleetmaven.model;

import java.util.Map;
import java.util.Optional;

/**
 * A virtual machine as a cloud shows it.
 *
 * @param os its operating system, where the cloud shows one
 * @param tags all its tags
 * @param etag its version, for If-Match, where the cloud gives one
 * @param instance its state; its extensions are those of the machine
 */
public record ObservedMachine(
    ResourceId id,
    String location,
    Optional<OsType> os,
    Map<String, String> tags,
    Optional<String> etag,
    ObservedInstance instance) {
  public ObservedMachine {
    tags = Map.copyOf(tags);
  }

  /** A machine of which no version is known. */
  public ObservedMachine(
      ResourceId id,
      String location,
      Optional<OsType> os,
      Map<String, String> tags,
      ObservedInstance instance) {
    this(id, location, os, tags, Optional.empty(), instance);
  }

  /** Returns a copy with that state. */
  public ObservedMachine withInstance(ObservedInstance other) {
    return new ObservedMachine(id, location, os, tags, etag, other);
  }
}
