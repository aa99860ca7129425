package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.content.DeliveryRecord;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.plan.ReferredContent;
import java.util.Optional;
import java.util.Set;

/**
 * Which content a resource needs, as far as it can be looked at.
 *
 * @param resource the resource id, as the record of a delivery has it
 * @param content what it refers to; nothing when the resource is gone
 * @param unknown why it can't be looked at
 */
record ContentUse(String resource, ReferredContent content, Optional<String> unknown) {

  private static final Set<String> GONE = Set.of("ResourceNotFound", "ResourceGroupNotFound");

  /** Looks at a resource. One that is gone needs nothing; one that can't be read, everything. */
  static ContentUse of(String resource, Cloud cloud) {
    Optional<ResourceId> id = ResourceId.parse(resource);
    if (id.isEmpty()) {
      return without(resource, Optional.of("it is no resource of Azure"));
    }
    try {
      return new ContentUse(resource, content(id.get(), cloud), Optional.empty());
    } catch (CloudException e) {
      return without(
          resource, isGone(e.error()) ? Optional.empty() : Optional.of(e.error().text()));
    }
  }

  private static ContentUse without(String resource, Optional<String> unknown) {
    return new ContentUse(resource, ReferredContent.NONE, unknown);
  }

  /** A subscription that isn't found may only be out of sight, and its resources alive. */
  private static boolean isGone(CloudError error) {
    return error.kind() == CloudError.Kind.NOT_FOUND && GONE.contains(error.code());
  }

  private static ReferredContent content(ResourceId id, Cloud cloud) {
    if (id.isScaleSet()) {
      ObservedScaleSet set = cloud.readScaleSet(id);
      return ReferredContent.of(set, cloud.readInstances(set));
    }
    return ReferredContent.of(cloud.readMachine(id).instance());
  }

  /** Returns why nobody can tell whether a delivery to this resource is needed. */
  Optional<String> unknown(DeliveryRecord delivery) {
    if (unknown.isPresent()) {
      return unknown;
    }
    return content.isUntold(delivery.extension())
        ? Optional.of(
            "extension "
                + delivery.extension()
                + " has no forceUpdateTag that this version of the plugin wrote")
        : Optional.empty();
  }
}
