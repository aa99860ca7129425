package io.github.fleetmaven.azure;

/** A source of credentials lacks something that it needs. */
final class MissingCredential extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is missing.
   *
   * @param lack as {@code AZURE_TENANT_ID is not set}
   */
  MissingCredential(String lack) {
    super(lack);
    this.lack = lack;
  }

  private final String lack;

  String lack() {
    return lack;
  }
}
