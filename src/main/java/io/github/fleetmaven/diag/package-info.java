/** What is said to the user about a problem: where, what, and what to do. */
@NullMarked
package io.github.fleetmaven.diag;

import org.jspecify.annotations.NullMarked;
