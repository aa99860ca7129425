/** What is known of each extension: a data file and its reader. */
@NullMarked
package io.github.fleetmaven.catalog;

import org.jspecify.annotations.NullMarked;
