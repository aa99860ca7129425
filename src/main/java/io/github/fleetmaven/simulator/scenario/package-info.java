/** The scenario file: where a simulation starts, read strictly, with all its problems at once. */
@NullMarked
package io.github.fleetmaven.simulator.scenario;

import org.jspecify.annotations.NullMarked;
