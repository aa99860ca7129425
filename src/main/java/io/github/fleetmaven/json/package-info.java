/** Canonical values to and from JSON: the only home of that conversion. */
@NullMarked
package io.github.fleetmaven.json;

import org.jspecify.annotations.NullMarked;
