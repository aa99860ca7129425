package io.github.fleetmaven.simulator.ecs;

/** A request that simulated ECS refuses, with the status, code and text that the vendor gives. */
public final class EcsRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  EcsRefusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the error's code. */
  public String code() {
    return code;
  }

  /** Returns the error's message. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
