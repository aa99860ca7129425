/** Beans shaped like the pom, and their validation, all problems at once, into the model. */
@NullMarked
package io.github.fleetmaven.config;

import org.jspecify.annotations.NullMarked;
