/** What the checks of the integration tests need to read what a build left behind. */
@NullMarked
package io.github.fleetmaven.it;

import org.jspecify.annotations.NullMarked;
