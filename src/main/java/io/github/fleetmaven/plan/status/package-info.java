/** How a fleet stands: what was observed, held against what it should be. */
@NullMarked
package io.github.fleetmaven.plan.status;

import org.jspecify.annotations.NullMarked;
