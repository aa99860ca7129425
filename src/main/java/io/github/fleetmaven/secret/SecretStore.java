package io.github.fleetmaven.secret;

import java.util.Optional;

/** A place that keeps secrets under names. Implementations may be asked by several threads. */
public interface SecretStore {

  /**
   * Reads a secret.
   *
   * @param path what it is called in this store
   * @return the secret; empty when the store has none of that name
   * @throws UnreadableSecretException when there is something of that name that can't be used
   */
  Optional<String> read(String path) throws UnreadableSecretException;

  /**
   * Says what is missing when {@link #read} found nothing, as {@code the environment variable
   * DB_PASSWORD isn't set}.
   */
  String missing(String path);

  /** Says what a user does so that the store has the secret. */
  String remedy(String path);
}
