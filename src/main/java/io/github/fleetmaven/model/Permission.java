package io.github.fleetmaven.model;

/** What a user may allow a run to do although it would stop by itself ({@code <allow>}). */
public enum Permission {
  /** All instances may be updated at once, by an Automatic upgrade policy. */
  ALL_AT_ONCE("allAtOnce"),
  /** Instances may get a new OS disk although the declared change doesn't name an image. */
  REIMAGE("reimage"),
  /** Instances may restart although the declared change doesn't name that. */
  RESTART("restart"),
  /** An extension may be removed where its handler is replaced. */
  REMOVE("remove"),
  /** Changes of others that are pending in the model may reach the instances with ours. */
  PENDING_MODEL("pendingModel");

  private final String pomName;

  Permission(String pomName) {
    this.pomName = pomName;
  }

  /** Returns the word as a pom writes it. */
  public String pomName() {
    return pomName;
  }
}
