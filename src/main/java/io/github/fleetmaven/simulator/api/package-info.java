/** The wire: routes by path template, reads a request, calls a service, writes the answer. */
@NullMarked
package io.github.fleetmaven.simulator.api;

import org.jspecify.annotations.NullMarked;
