/** Azure Storage as a place for content: one class for each remote operation. */
@NullMarked
package io.github.fleetmaven.azure.storage;

import org.jspecify.annotations.NullMarked;
