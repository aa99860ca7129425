package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ContentDigest;
import java.util.Optional;

/**
 * Which files an extension had, as far as something beside its tag knows them. It has been read by
 * the time that a plan asks.
 */
@FunctionalInterface
public interface EarlierContent {

  /** Knows nothing. */
  EarlierContent NONE = asked -> Optional.empty();

  /** Returns the files; empty when they aren't known. */
  Optional<ContentDigest> of(Asked asked);

  /**
   * Which files are asked for.
   *
   * @param resource the resource id of the scale set or the machine
   * @param extension the extension's name
   * @param digest what its tag called its content then
   */
  record Asked(String resource, String extension, String digest) {}
}
