package io.github.fleetmaven.model;

import java.util.Optional;

/**
 * What an instance view says of one extension.
 *
 * @param name the extension's name
 * @param installedVersion the full version of the handler on the machine, as {@code 1.5.18}
 * @param state how its last run ended
 * @param code the status code, as {@code ProvisioningState/failed/100}
 * @param message the handler's own words; may hold what the script printed
 */
public record HandlerStatus(
    String name,
    Optional<String> installedVersion,
    State state,
    Optional<String> code,
    Optional<String> message) {

  /** How a handler's last run ended. */
  public enum State {
    SUCCEEDED,
    FAILED,
    TRANSITIONING,
    UNKNOWN
  }
}
