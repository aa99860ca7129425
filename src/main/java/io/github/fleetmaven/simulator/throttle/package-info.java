/**
 * How many requests the service takes, by Azure's token buckets, and what its answers say of it.
 */
@NullMarked
package io.github.fleetmaven.simulator.throttle;

import org.jspecify.annotations.NullMarked;
