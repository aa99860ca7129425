/** The only place that puts it together. */
@NullMarked
package io.github.fleetmaven.wiring;

import org.jspecify.annotations.NullMarked;
