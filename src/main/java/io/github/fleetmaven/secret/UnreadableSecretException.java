package io.github.fleetmaven.secret;

/** A secret is there and can't be used. Neither message nor cause holds anything of its value. */
public final class UnreadableSecretException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param reason why, as {@code secrets/key.txt is larger than 64 KiB}
   */
  public UnreadableSecretException(String reason) {
    super(reason);
  }

  /** Returns why the secret can't be used. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
