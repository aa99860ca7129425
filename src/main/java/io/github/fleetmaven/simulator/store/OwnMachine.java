package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A machine that a client has made, as it's kept.
 *
 * @param id its resource id
 * @param ordinal the how-manieth of its scale set it is; -1 outside of one
 * @param scaleSet the key of its scale set, if any
 * @param condition how it is
 * @param job the job that works on it, if any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OwnMachine(
    String id, int ordinal, @Nullable String scaleSet, Condition condition, @Nullable String job) {

  private static final Placement SOMEWHERE = new Placement(0, 0, null);

  static OwnMachine of(Machine machine) {
    Identity identity = machine.identity();
    return new OwnMachine(
        identity.id(),
        identity.ordinal(),
        identity.scaleSet(),
        new Machine(identity, SOMEWHERE, machine.condition(), null)
            .withPlacement(machine.placement())
            .condition(),
        machine.job());
  }

  Machine machine(String seed) {
    Identity identity =
        new Identity(
            Identity.Kind.MACHINE,
            id,
            ResourceId.nameOf(id),
            ordinal,
            condition.created(),
            scaleSet,
            seed);
    return new Machine(identity, SOMEWHERE, condition, job);
  }
}
