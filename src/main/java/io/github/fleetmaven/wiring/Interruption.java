package io.github.fleetmaven.wiring;

import io.github.fleetmaven.engine.StopRequest;
import java.util.List;

/**
 * What Ctrl-C and SIGTERM mean in the middle of a rollout: the first ends it after what is under
 * way, the second at once. Used as {@code try (var interruption = Interruption.watched(console,
 * stop)) { … }}.
 */
final class Interruption implements AutoCloseable {

  /** What a shell expects of a process that Ctrl-C ended. */
  private static final int ENDED_BY_SIGNAL = 130;

  private final List<Signals.Watch> watches;

  private Interruption(List<Signals.Watch> watches) {
    this.watches = List.copyOf(watches);
  }

  /**
   * Watches.
   *
   * @param lastWords what is still done when the process ends at once
   */
  static Interruption watched(Console console, StopRequest stop, Runnable lastWords) {
    return new Interruption(
        List.of("INT", "TERM").stream()
            .flatMap(name -> Signals.watch(name, () -> handle(console, stop, lastWords)).stream())
            .toList());
  }

  @Override
  public void close() {
    watches.forEach(Signals.Watch::close);
  }

  private static void handle(Console console, StopRequest stop, Runnable lastWords) {
    if (stop.isMade()) {
      lastWords.run();
      console.warn(
          "stopped in the middle: what the cloud has begun, it will finish; run apply again, and it"
              + " goes on from there");
      Runtime.getRuntime().halt(ENDED_BY_SIGNAL);
    }
    stop.make();
    console.warn("stopping after the batches that are under way; once more, and it stops at once");
  }
}
