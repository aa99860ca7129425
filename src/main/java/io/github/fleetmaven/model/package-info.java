/**
 * Values that all stages share: resource ids, desired fleet, observed fleet, image, extension,
 * rollout policy.
 */
@NullMarked
package io.github.fleetmaven.model;

import org.jspecify.annotations.NullMarked;
