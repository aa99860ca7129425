package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.plan.ReferredContent;
import java.util.Optional;
import java.util.Set;

/**
 * Which content a resource needs, as far as it can be looked at.
 *
 * @param resource the resource id, as the record of a delivery has it
 * @param digests what our tags call the content; nothing when the resource is gone
 * @param unknown why it can't be looked at
 */
record ContentUse(String resource, Set<String> digests, Optional<String> unknown) {

  private static final Set<String> GONE = Set.of("ResourceNotFound", "ResourceGroupNotFound");

  /** Looks at a resource. One that is gone needs nothing; one that can't be read, everything. */
  static ContentUse of(String resource, Cloud cloud) {
    Optional<ResourceId> id = ResourceId.parse(resource);
    if (id.isEmpty()) {
      return new ContentUse(resource, Set.of(), Optional.of("it is no resource of Azure"));
    }
    try {
      return new ContentUse(resource, digests(id.get(), cloud), Optional.empty());
    } catch (CloudException e) {
      return isGone(e.error())
          ? new ContentUse(resource, Set.of(), Optional.empty())
          : new ContentUse(resource, Set.of(), Optional.of(e.error().text()));
    }
  }

  /** A subscription that isn't found may only be out of sight, and its resources alive. */
  private static boolean isGone(CloudError error) {
    return error.kind() == CloudError.Kind.NOT_FOUND && GONE.contains(error.code());
  }

  private static Set<String> digests(ResourceId id, Cloud cloud) {
    if (id.isScaleSet()) {
      ObservedScaleSet set = cloud.readScaleSet(id);
      return ReferredContent.of(set, cloud.readInstances(set));
    }
    return ReferredContent.of(cloud.readMachine(id).instance());
  }

  boolean needs(String digest) {
    return unknown.isPresent() || digests.contains(digest);
  }
}
