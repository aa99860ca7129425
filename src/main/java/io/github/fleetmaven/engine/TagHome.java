package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ResourceId;
import java.util.Map;
import java.util.Optional;

/** The resource whose tags hold the lease of a target. */
interface TagHome {

  /** Returns which resource it is. */
  ResourceId id();

  /** Reads it. */
  Reading read();

  /**
   * The resource as it was read.
   *
   * @param etag for If-Match, where the cloud gives one
   * @param busy whether an operation is at work on it
   * @param set the whole model, where it is a scale set
   */
  record Reading(
      Optional<String> etag,
      Map<String, String> tags,
      boolean busy,
      Optional<ObservedScaleSet> set) {
    public Reading {
      tags = Map.copyOf(tags);
    }
  }
}
