/** Resources as the wire shows them: what is secret stays out, what is derived is put in. */
@NullMarked
package io.github.fleetmaven.simulator.view;

import org.jspecify.annotations.NullMarked;
