package io.github.fleetmaven.wiring;

/**
 * Tells a user who stops the build in the middle of a rollout what that means. Used as {@code try
 * (var interruption = Interruption.watched(console)) { … }}.
 */
final class Interruption implements AutoCloseable {

  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  static Interruption watched(Console console) {
    Thread hook =
        new Thread(
            () ->
                console.warn(
                    "stopped in the middle: what the cloud has begun, it will finish; run apply"
                        + " again, and it goes on from there"),
            "fleet-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyGoingDown) {
      // The hook has spoken, or is about to: there is nothing to take back.
    }
  }
}
