/** Plans to and from {@code plan.json}, and whether a plan still holds. */
@NullMarked
package io.github.fleetmaven.plan.file;

import org.jspecify.annotations.NullMarked;
