/** Observes, applies, and drives the rollout: all that takes time, with its limits. */
@NullMarked
package io.github.fleetmaven.engine;

import org.jspecify.annotations.NullMarked;
