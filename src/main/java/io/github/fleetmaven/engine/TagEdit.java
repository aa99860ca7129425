package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ObservedScaleSet;
import java.util.Map;
import java.util.Optional;

/** The tags that go along with the write of a model. */
@FunctionalInterface
interface TagEdit {

  /** Tags stay as they are. */
  TagEdit NONE = set -> Optional.empty();

  /**
   * Returns all tags that are to be written to a set that reads like this; empty when they are left
   * alone.
   *
   * @throws TargetFailedException when the set may not be written at all
   */
  Optional<Map<String, String>> on(ObservedScaleSet set);
}
