package io.github.fleetmaven.simulator.store;

import java.util.AbstractList;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The machines of a scale set as they were at one moment, each of which comes to be when it is
 * asked for.
 */
final class MachineList extends AbstractList<Machine> implements RandomAccess {

  private final Naming naming;
  private final int[] ordinals;
  private final @Nullable Condition[] conditions;
  private final Map<Integer, String> jobs;
  private final Function<Integer, Machine> guest;

  /**
   * @param guest finds the machine of its own that joined under an ordinal
   */
  MachineList(Naming naming, Membership membership, Function<Integer, Machine> guest) {
    this.naming = naming;
    this.ordinals = membership.ordinals();
    this.conditions = membership.conditions();
    this.jobs = membership.jobs();
    this.guest = guest;
  }

  @Override
  public Machine get(int index) {
    @Nullable Condition condition = conditions[index];
    return condition == null
        ? guest.apply(ordinals[index])
        : naming.machine(ordinals[index], condition, jobs.get(ordinals[index]));
  }

  @Override
  public int size() {
    return ordinals.length;
  }
}
