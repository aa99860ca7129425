package io.github.fleetmaven.it;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * When a build is killed: some time after it sent its nth request, or its nth one that changes
 * something.
 */
record Moment(int count, boolean writes, Duration after) {

  /**
   * Draws one.
   *
   * @param targets how many targets the build works on
   * @param step how long the simulator takes to update an instance
   */
  static Moment draw(Random random, int targets, Duration step) {
    if (random.nextInt(6) == 0) {
      return new Moment(1 + random.nextInt(8), false, Duration.ofMillis(random.nextInt(60)));
    }
    int most = 300 + (random.nextBoolean() ? (int) step.toMillis() : 0);
    return new Moment(
        1 + random.nextInt(3 * targets), true, Duration.ofMillis(random.nextInt(most)));
  }

  /** Tells whether these lines of a journal show that it has come, but for the time after. */
  boolean hasCome(List<String> lines) {
    return lines.stream().filter(this::counts).count() >= count;
  }

  private boolean counts(String line) {
    return line.contains("\"event\":\"request\"")
        && !(writes && line.contains("\"target\":\"GET "));
  }

  @Override
  public String toString() {
    return "%d ms after %s %d".formatted(after.toMillis(), writes ? "write" : "request", count);
  }
}
