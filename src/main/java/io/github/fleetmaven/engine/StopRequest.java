package io.github.fleetmaven.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A user's wish that a run ends after what it has begun. Safe for use by several threads; once
 * made, it stands.
 */
public final class StopRequest {

  private final AtomicBoolean made = new AtomicBoolean();

  /** Makes the request. */
  public void make() {
    made.set(true);
  }

  /** Tells whether it was made. */
  public boolean isMade() {
    return made.get();
  }
}
