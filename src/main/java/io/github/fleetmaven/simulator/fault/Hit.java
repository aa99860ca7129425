package io.github.fleetmaven.simulator.fault;

import io.github.fleetmaven.simulator.scenario.Fault;
import io.github.fleetmaven.simulator.scenario.Span;
import java.time.Duration;

/**
 * A fault that happens.
 *
 * @param fault the fault
 * @param index which one of the scenario it is, from 0
 * @param luck what chance decides of it
 */
public record Hit<F extends Fault>(F fault, int index, Luck luck) {

  /** Returns how long something takes this time. */
  public Duration draw(Span span, String what) {
    return span.drawn() ? span.at(luck.in(what)) : span.from();
  }
}
