/** Pure planning: desired and observed go in, a plan comes out. */
@NullMarked
package io.github.fleetmaven.plan;

import org.jspecify.annotations.NullMarked;
