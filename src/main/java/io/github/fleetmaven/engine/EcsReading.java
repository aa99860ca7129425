package io.github.fleetmaven.engine;

import io.github.fleetmaven.event.RunListener;
import io.github.fleetmaven.time.Time;

/**
 * How the ECS groups of a fleet are read. Immutable.
 *
 * @param regions where they are
 * @param time by which commands are followed
 * @param probe whether instances are asked for their drivers, by a command that changes nothing
 * @param patient whether instances are waited for that an earlier run may just be restarting
 * @param listener hears of that, and of waits
 */
public record EcsReading(
    EcsRegions regions, Time time, boolean probe, boolean patient, RunListener listener) {

  /** Returns a copy for a run that applies: it asks, whatever the user said, and is patient. */
  public EcsReading forApply() {
    return new EcsReading(regions, time, true, true, listener);
  }

  /** For a fleet that has no ECS group. */
  public static final EcsReading NONE =
      new EcsReading(EcsRegions.NONE, Time.system(), false, false, event -> {});
}
