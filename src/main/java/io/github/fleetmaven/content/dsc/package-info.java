/** DSC configurations: which modules a script imports, and which the project has. */
@NullMarked
package io.github.fleetmaven.content.dsc;

import org.jspecify.annotations.NullMarked;
