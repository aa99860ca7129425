package io.github.fleetmaven.simulator.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who a machine is, for good.
 *
 * @param id its resource id
 * @param name its name
 * @param ordinal the how-manieth of its scale set it is, from 0; -1 outside of one
 * @param vmId the id that the machine knows itself by
 * @param created when it was created
 * @param scaleSet the key of its scale set, if any
 * @param uniform whether it is an instance of a Uniform scale set, not a machine of its own
 */
public record Identity(
    String id,
    String name,
    int ordinal,
    String vmId,
    Instant created,
    @Nullable String scaleSet,
    boolean uniform) {

  /** Returns what calls name it by: the ordinal in a Uniform scale set, else the name. */
  public String instanceId() {
    return uniform ? Integer.toString(ordinal) : name;
  }

  /** Returns the form under which the machine is found. */
  public String key() {
    return ResourceId.key(id);
  }
}
