/** Secrets that are named in a pom: reading them at the last moment, and keeping them unseen. */
@NullMarked
package io.github.fleetmaven.secret;

import org.jspecify.annotations.NullMarked;
