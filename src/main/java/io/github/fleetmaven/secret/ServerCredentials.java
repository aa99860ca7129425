package io.github.fleetmaven.secret;

import java.util.Optional;

/**
 * What a {@code <server>} of settings.xml holds, decrypted.
 *
 * @param username the user name, where there is one
 * @param password the password, where there is one
 */
public record ServerCredentials(Optional<String> username, Optional<String> password) {

  /** Returns nothing of the credentials. */
  @Override
  public String toString() {
    return "(secret)";
  }
}
