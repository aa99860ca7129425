package io.github.fleetmaven.simulator.service;

import java.util.Optional;

/** A request that the service refuses, with the status, code and text that Azure gives. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient Optional<String> target;

  Refusal(int status, String code, String message) {
    this(status, code, message, Optional.empty());
  }

  Refusal(int status, String code, String message, Optional<String> target) {
    super(message);
    this.status = status;
    this.code = code;
    this.target = target;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the error's code. */
  public String code() {
    return code;
  }

  /** Returns the property that is meant, if one is. */
  public Optional<String> target() {
    return target;
  }

  /** Returns the error's message. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
