/** Clock and sleeper; the only place that sleeps. */
@NullMarked
package io.github.fleetmaven.time;

import org.jspecify.annotations.NullMarked;
