package io.github.fleetmaven.simulator.throttle;

import java.util.Map;
import java.util.Optional;

/**
 * What is said to a request by how many there were.
 *
 * @param headers what its answer says of the requests that are left
 * @param refused why it isn't taken, if it isn't
 */
public record Verdict(Map<String, String> headers, Optional<Refused> refused) {

  /** Nothing is counted, and nothing said of it. */
  static final Verdict NONE = new Verdict(Map.of(), Optional.empty());

  /**
   * Why a request isn't taken.
   *
   * @param code the error's code
   * @param message the error's message
   * @param operationGroup what is counted together, where Compute counts
   * @param detail what Compute says of that
   * @param retryAfter after how many simulated seconds it would be taken
   */
  public record Refused(
      String code, String message, String operationGroup, String detail, long retryAfter) {}
}
