package io.github.fleetmaven.simulator.ecs.store;

/** The status of an instance, as the vendor's {@code Status} has it. */
public enum Status {
  STARTING("Starting"),
  RUNNING("Running"),
  STOPPING("Stopping"),
  STOPPED("Stopped");

  private final String text;

  Status(String text) {
    this.text = text;
  }

  /** Returns it as ECS shows it. */
  public String text() {
    return text;
  }
}
