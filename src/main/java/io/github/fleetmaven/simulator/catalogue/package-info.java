/** What the simulated cloud offers everybody: images, handlers, sizes, commands, regions. */
@NullMarked
package io.github.fleetmaven.simulator.catalogue;

import org.jspecify.annotations.NullMarked;
