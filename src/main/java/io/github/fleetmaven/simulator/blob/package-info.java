/** The contents of simulated storage accounts, and who may read them. */
@NullMarked
package io.github.fleetmaven.simulator.blob;

import org.jspecify.annotations.NullMarked;
