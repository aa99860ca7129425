package io.github.fleetmaven.wiring;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the simulator runs.
 *
 * @param scenario what it starts from; served without one, it starts empty
 * @param reset whether it forgets what it wrote down before
 * @param timeScale how many times faster it runs than the clock; the scenario's own when empty
 */
public record SimulatorSettings(
    Optional<Path> scenario, boolean reset, Optional<Double> timeScale) {}
