package io.github.fleetmaven.simulator.ecs.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is inside an instance.
 *
 * @param driver the product version of the file {@code viostor.sys}; none when there is no such
 *     file
 * @param loaded the version that the running system has loaded
 * @param booted when the system was booted last
 * @param agent its Cloud Assistant agent
 */
public record Guest(@Nullable String driver, @Nullable String loaded, Instant booted, Agent agent) {

  /** Returns it with another file, which the next boot loads. */
  public Guest withDriver(String version) {
    return new Guest(version, loaded, booted, agent);
  }

  /** Returns it booted anew. */
  public Guest bootedAt(Instant when) {
    return new Guest(driver, driver, when, agent);
  }

  /** Returns it with its agent in another state. */
  public Guest with(Agent other) {
    return new Guest(driver, loaded, booted, other);
  }
}
