/** How many calls the service takes, by Azure's published token buckets. */
@NullMarked
package io.github.fleetmaven.simulator.throttle;

import org.jspecify.annotations.NullMarked;
