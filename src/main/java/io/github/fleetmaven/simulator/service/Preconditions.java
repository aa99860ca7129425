package io.github.fleetmaven.simulator.service;

import java.util.Optional;

/**
 * What a client knows of the resource that it writes.
 *
 * @param ifMatch the etag that it must have, or {@code *}
 * @param ifNoneMatch {@code *} when it mustn't exist; the service knows no other value
 */
public record Preconditions(Optional<String> ifMatch, Optional<String> ifNoneMatch) {

  /** Those of a client that knows nothing of it. */
  static final Preconditions NONE = new Preconditions(Optional.empty(), Optional.empty());

  /**
   * Checks them.
   *
   * @param etag the resource's present etag, if it exists
   * @throws Refusal when they don't hold, or make no sense
   */
  void check(Optional<String> etag) {
    ifNoneMatch
        .filter(unwanted -> !unwanted.equals("*"))
        .ifPresent(
            unwanted -> {
              throw Refusals.invalid(
                  "If-None-Match",
                  "The value '" + unwanted + "' of header If-None-Match is not supported.");
            });
    ifMatch
        .filter(wanted -> !wanted.equals("*") || etag.isEmpty())
        .filter(wanted -> etag.isEmpty() || !wanted.equals(etag.get()))
        .ifPresent(
            wanted -> {
              throw Refusals.preconditionFailed("If-Match: " + wanted);
            });
    ifNoneMatch
        .filter(unwanted -> etag.isPresent())
        .ifPresent(
            unwanted -> {
              throw Refusals.preconditionFailed("If-None-Match: " + unwanted);
            });
  }
}
