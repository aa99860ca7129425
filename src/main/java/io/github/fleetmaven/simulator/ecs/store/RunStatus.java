package io.github.fleetmaven.simulator.ecs.store;

/** How a command stands on an instance, as the vendor's {@code InvocationStatus} has it. */
public enum RunStatus {
  PENDING("Pending", "Running"),
  RUNNING("Running", "Running"),
  STOPPING("Stopping", "Stopping"),
  SUCCESS("Success", "Finished"),
  FAILED("Failed", "Finished"),
  ABORTED("Aborted", "Failed"),
  TIMEOUT("Timeout", "Failed"),
  ERROR("Error", "Failed"),
  CANCELLED("Cancelled", "Stopped"),
  TERMINATED("Terminated", "Stopped");

  private final String text;
  private final String record;

  RunStatus(String text, String record) {
    this.text = text;
    this.record = record;
  }

  /** Returns it as ECS shows it. */
  public String text() {
    return text;
  }

  /** Returns the older {@code InvokeRecordStatus}, which calls Finished what failed, too. */
  public String record() {
    return record;
  }

  /** Tells whether it goes on, or has not begun. */
  public boolean open() {
    return this == PENDING || this == RUNNING || this == STOPPING;
  }
}
