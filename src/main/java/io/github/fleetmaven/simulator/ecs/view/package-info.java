/** How simulated ECS shows what it remembers. */
@NullMarked
package io.github.fleetmaven.simulator.ecs.view;

import org.jspecify.annotations.NullMarked;
