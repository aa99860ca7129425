/**
 * What the simulated cloud remembers: its resources, its running work, its journal and its state
 * file.
 */
@NullMarked
package io.github.fleetmaven.simulator.store;

import org.jspecify.annotations.NullMarked;
