package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.store.Ending;
import java.time.Duration;
import java.util.Optional;

/**
 * How a command will go on an instance, unless something comes between.
 *
 * @param ending how it ends
 * @param takes after how long, in simulated time
 * @param replacesDriverAfter when it replaces the driver, if it does: the network drops then
 * @param networkDrop for how long
 */
record RunPlan(
    Ending ending, Duration takes, Optional<Duration> replacesDriverAfter, Duration networkDrop) {}
