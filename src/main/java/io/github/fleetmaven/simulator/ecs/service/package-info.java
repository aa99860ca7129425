/** What simulated ECS does: commands, drivers, restarts, snapshots, and when they end. */
@NullMarked
package io.github.fleetmaven.simulator.ecs.service;

import org.jspecify.annotations.NullMarked;
