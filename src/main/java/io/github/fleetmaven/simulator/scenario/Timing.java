package io.github.fleetmaven.simulator.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * How long things take, in simulated time.
 *
 * @param timeScale what every duration is divided by; above 0
 * @param modelUpdate a write of a model, of tags, or of a machine's document
 * @param extension one run, or removal, of a handler
 * @param upgrade the least that bringing an instance to the model takes when there is a difference
 * @param reimage a new OS disk
 * @param restart a restart, or a change of size
 * @param create a new machine, without its extensions
 * @param delete the removal of a machine
 * @param power a start, power-off or deallocation
 * @param runCommand a command that runs in a machine
 * @param image an image that is made of a machine
 * @param replication an image version that is copied to its regions
 * @param poll what a client that asks for a running operation is told to wait; when empty it is
 *     told only where Azure tells it
 */
public record Timing(
    double timeScale,
    Duration modelUpdate,
    Duration extension,
    Duration upgrade,
    Duration reimage,
    Duration restart,
    Duration create,
    Duration delete,
    Duration power,
    Duration runCommand,
    Duration image,
    Duration replication,
    Optional<Duration> poll) {

  /** What holds when a scenario says nothing. */
  public static final Timing DEFAULT =
      new Timing(
          1,
          Duration.ofSeconds(1),
          Duration.ofSeconds(45),
          Duration.ofSeconds(90),
          Duration.ofMinutes(3),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          Duration.ofSeconds(10),
          Duration.ofMinutes(7),
          Optional.empty());

  /** Checks that time runs on. */
  public Timing {
    if (!(timeScale > 0)) {
      throw new IllegalArgumentException("a time scale must be above 0, not " + timeScale);
    }
  }

  /** Returns these durations on another scale. */
  public Timing withTimeScale(double newScale) {
    return new Timing(
        newScale,
        modelUpdate,
        extension,
        upgrade,
        reimage,
        restart,
        create,
        delete,
        power,
        runCommand,
        image,
        replication,
        poll);
  }

  /** Returns how much real time a simulated duration takes. */
  public Duration real(Duration simulated) {
    return Duration.ofNanos((long) (simulated.toNanos() / timeScale));
  }

  /** Returns how much simulated time passes in a real duration. */
  public Duration simulated(Duration real) {
    return Duration.ofMillis((long) (real.toMillis() * timeScale));
  }
}
