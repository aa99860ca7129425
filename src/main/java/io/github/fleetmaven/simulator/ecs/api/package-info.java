/** ECS's RPC protocol: parameters in, JSON out. */
@NullMarked
package io.github.fleetmaven.simulator.ecs.api;

import org.jspecify.annotations.NullMarked;
