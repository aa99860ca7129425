/**
 * The Azure adapter: Azure Resource Manager behind the port to a cloud, one class per operation.
 */
@NullMarked
package io.github.fleetmaven.azure;

import org.jspecify.annotations.NullMarked;
