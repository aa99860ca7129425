/** The results of a run as JUnit writes them, for build services (docs/results.md). */
@NullMarked
package io.github.fleetmaven.report.junit;

import org.jspecify.annotations.NullMarked;
