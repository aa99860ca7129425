package io.github.fleetmaven.simulator.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who a machine is, for good.
 *
 * @param kind what it is to its scale set
 * @param id its resource id
 * @param name its name
 * @param ordinal the how-manieth of its scale set it is, from 0; -1 outside of one
 * @param created when it was created
 * @param scaleSet the key of its scale set, if any
 * @param seed what its vmId comes of
 */
public record Identity(
    Kind kind,
    String id,
    String name,
    int ordinal,
    Instant created,
    @Nullable String scaleSet,
    String seed) {

  /** What a machine is to its scale set. */
  public enum Kind {
    /** An instance of a Uniform set. */
    INSTANCE,
    /** A machine that a Flexible set has made. */
    MEMBER,
    /** A machine that a client has made, maybe in a Flexible set. */
    MACHINE
  }

  /** Tells whether it is an instance of a Uniform scale set, not a machine of its own. */
  public boolean uniform() {
    return kind == Kind.INSTANCE;
  }

  /** Returns the id that the machine knows itself by. */
  public String vmId() {
    return Digests.uuid(seed + id + "/" + created);
  }

  /** Returns what calls name it by: the ordinal in a Uniform scale set, else the name. */
  public String instanceId() {
    return uniform() ? Integer.toString(ordinal) : name;
  }

  /** Returns the form under which the machine is found. */
  public String key() {
    return ResourceId.key(id);
  }
}
