/** What goes wrong on purpose, and how often it did. */
@NullMarked
package io.github.fleetmaven.simulator.fault;

import org.jspecify.annotations.NullMarked;
