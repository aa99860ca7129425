package io.github.fleetmaven.azure;

import com.azure.core.credential.TokenCredential;

/**
 * Where a token may be had.
 *
 * @param name the word for it in a pom
 * @param remedy what to do to make it work
 * @param opener makes the credential
 */
record CredentialSource(String name, String remedy, Opener opener) {

  /** Makes a credential. */
  @FunctionalInterface
  interface Opener {

    /**
     * Makes the credential.
     *
     * @throws MissingCredential when it lacks something
     */
    TokenCredential open() throws MissingCredential;
  }

  TokenCredential open() throws MissingCredential {
    return opener.open();
  }
}
