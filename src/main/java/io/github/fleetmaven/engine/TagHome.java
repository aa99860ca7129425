package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ObservedScaleSet;
import java.util.Map;
import java.util.Optional;

/** The resource whose tags hold the lease of a target. */
interface TagHome {

  /** Returns its name, for people. */
  String name();

  /** Reads it. */
  Reading read();

  /**
   * Writes all of its tags, and returns when that has ended.
   *
   * @param seen what it was when the tags were made
   * @param waiter waits for an operation
   * @throws io.github.fleetmaven.cloud.CloudException when the write fails, or somebody else came
   *     in between
   */
  void write(Reading seen, Map<String, String> tags, OperationWaiter waiter);

  /** Tells whether fleet:rollback can put back what a rollout changes there. */
  default boolean hasWayBack() {
    return true;
  }

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
