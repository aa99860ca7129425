/** Alibaba Cloud ECS and its Cloud Assistant, simulated; here what it refuses. */
@NullMarked
package io.github.fleetmaven.simulator.ecs;

import org.jspecify.annotations.NullMarked;
