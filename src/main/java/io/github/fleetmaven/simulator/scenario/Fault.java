package io.github.fleetmaven.simulator.scenario;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Something that goes wrong on purpose. */
public sealed interface Fault {

  /** When a connection is cut. */
  enum Drop {
    BEFORE_EFFECT,
    AFTER_EFFECT
  }

  /** Returns how often it may happen, if that is bounded. */
  OptionalInt times();

  /**
   * A request that fails.
   *
   * @param method the method it must have, if any
   * @param path what its whole path must match, if anything
   * @param nth the only one of the matching requests that fails, from 1; else all of them
   * @param times how often it may happen
   * @param respond what is answered instead of doing anything
   * @param drop when the connection is cut
   * @param delay how long the answer takes, in simulated time
   * @param withoutOperation whether the answer lacks the headers that lead to its operation
   */
  record OfRequest(
      Optional<String> method,
      Optional<Pattern> path,
      OptionalInt nth,
      OptionalInt times,
      Optional<Response> respond,
      Optional<Drop> drop,
      Duration delay,
      boolean withoutOperation)
      implements Fault {}

  /**
   * A handler that fails.
   *
   * @param instance the machines it happens on
   * @param extension the extension's name; any when empty
   * @param exitCode what the handler exits with
   * @param message what it says
   * @param times how often it may happen
   */
  record OfHandler(
      InstanceName instance,
      Optional<String> extension,
      int exitCode,
      String message,
      OptionalInt times)
      implements Fault {}

  /**
   * A machine that is not well after it was brought to the model.
   *
   * @param instance the machines it happens on
   * @param health the health it is in
   * @param lasts how long, in simulated time; for good when empty
   * @param times how often it may happen
   */
  record OfHealth(InstanceName instance, String health, Optional<Duration> lasts, OptionalInt times)
      implements Fault {}
}
