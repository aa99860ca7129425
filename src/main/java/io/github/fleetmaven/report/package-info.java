/** Turns plans, events and states into text and JSON. */
@NullMarked
package io.github.fleetmaven.report;

import org.jspecify.annotations.NullMarked;
