/** What the simulated cloud does: models, instances, handlers, operations, and when they end. */
@NullMarked
package io.github.fleetmaven.simulator.service;

import org.jspecify.annotations.NullMarked;
