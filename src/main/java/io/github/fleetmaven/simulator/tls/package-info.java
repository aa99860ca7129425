/** HTTPS on the loopback address: certificates that are made at start-up and trusted by name. */
@NullMarked
package io.github.fleetmaven.simulator.tls;

import org.jspecify.annotations.NullMarked;
