/** Checks the signatures of requests. */
@NullMarked
package io.github.fleetmaven.simulator.ecs.auth;

import org.jspecify.annotations.NullMarked;
