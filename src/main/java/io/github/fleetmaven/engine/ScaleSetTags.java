package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ResourceId;
import java.util.Optional;

/** The tags of a scale set. Immutable. */
record ScaleSetTags(Cloud cloud, ResourceId id) implements AzureTags {

  @Override
  public Reading read() {
    return of(cloud.readScaleSet(id));
  }

  static Reading of(ObservedScaleSet set) {
    return new Reading(
        set.etag(),
        set.tags(),
        set.provisioningState().equalsIgnoreCase("Updating"),
        Optional.of(set));
  }
}
