/**
 * A simulator of the Azure Resource Manager for compute: in process or over HTTP, on a scaled
 * clock.
 */
@NullMarked
package io.github.fleetmaven.simulator;

import org.jspecify.annotations.NullMarked;
