/** What simulated ECS remembers. */
@NullMarked
package io.github.fleetmaven.simulator.ecs.store;

import org.jspecify.annotations.NullMarked;
