/** What happens during a run, as sealed records, and its listener. */
@NullMarked
package io.github.fleetmaven.event;

import org.jspecify.annotations.NullMarked;
