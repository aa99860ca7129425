/** The port to a cloud: read, begin an operation, poll it; typed errors. */
@NullMarked
package io.github.fleetmaven.cloud;

import org.jspecify.annotations.NullMarked;
