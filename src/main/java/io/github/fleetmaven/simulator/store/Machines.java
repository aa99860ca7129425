package io.github.fleetmaven.simulator.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All machines: those that clients made, and those of the scale sets. Not safe for use by several
 * threads: the simulator's lock guards it.
 */
final class Machines {

  private static final String MACHINES = "/virtualmachines/";
  private static final String SETS = "/virtualmachinescalesets/";

  private final State state;

  Machines(State state) {
    this.state = state;
  }

  /** Returns a machine by its key. */
  Optional<Machine> find(String key) {
    Optional<OwnMachine> own = state.machines.get(key);
    int cut = key.lastIndexOf(MACHINES);
    if (own.isPresent() || cut < 0) {
      return own.map(machine -> machine.machine(seed()));
    }
    String owner = key.substring(0, cut);
    String name = key.substring(cut + MACHINES.length());
    Optional<ScaleSet> set = state.scaleSets.get(owner);
    return set.isPresent() ? instance(set.get(), name) : member(owner, name);
  }

  /** An instance of a Uniform set goes by its ordinal. */
  private Optional<Machine> instance(ScaleSet set, String name) {
    try {
      int ordinal = Integer.parseInt(name);
      return Integer.toString(ordinal).equals(name) ? machine(set, ordinal) : Optional.empty();
    } catch (NumberFormatException noOrdinal) {
      return Optional.empty();
    }
  }

  /** A member of a Flexible set has a name that begins with that of its set. */
  private Optional<Machine> member(String owner, String name) {
    int cut = name.lastIndexOf('_');
    return cut < 0
        ? Optional.empty()
        : state
            .scaleSets
            .get(owner + SETS + name.substring(0, cut))
            .filter(set -> !set.uniform())
            .flatMap(
                set ->
                    state
                        .memberships
                        .of(set.key())
                        .named(set.key(), name.substring(cut + 1))
                        .flatMap(ordinal -> machine(set, ordinal)));
  }

  private Optional<Machine> machine(ScaleSet set, int ordinal) {
    Membership membership = state.memberships.of(set.key());
    return membership
        .condition(ordinal)
        .map(
            condition ->
                new Naming(set, seed()).machine(ordinal, condition, membership.job(ordinal)));
  }

  /** Returns the machines of a set as they are now. */
  List<Machine> of(ScaleSet set) {
    Membership membership = state.memberships.of(set.key());
    return new MachineList(
        new Naming(set, seed()), membership, ordinal -> guest(membership, ordinal));
  }

  private Machine guest(Membership membership, int ordinal) {
    return membership
        .guest(ordinal)
        .flatMap(this::find)
        .orElseThrow(() -> new IllegalStateException("a scale set has lost machine " + ordinal));
  }

  /** Returns all machines. */
  List<Machine> all() {
    return joined(state.machines.all(), state.scaleSets.all());
  }

  /** Returns the machines of a group or subscription that clients made. */
  List<Machine> ownWithin(String id) {
    return joined(state.machines.within(id), List.of());
  }

  /** Returns the virtual machines of a group or subscription. */
  List<Machine> within(String id) {
    return joined(
        state.machines.within(id),
        state.scaleSets.within(id).stream().filter(set -> !set.uniform()).toList());
  }

  private List<Machine> joined(Collection<OwnMachine> own, Collection<ScaleSet> sets) {
    JoinedList result = new JoinedList();
    result.add(own.size(), () -> own.stream().map(machine -> machine.machine(seed())).toList());
    for (ScaleSet set : sets) {
      Membership membership = state.memberships.of(set.key());
      int guests = membership.guests().size();
      result.add(membership.size() - guests, () -> guests == 0 ? of(set) : made(set));
    }
    return result;
  }

  /** Returns the machines that a set has made itself. */
  private List<Machine> made(ScaleSet set) {
    return of(set).stream()
        .filter(machine -> machine.identity().kind() != Identity.Kind.MACHINE)
        .toList();
  }

  void put(Machine machine) {
    Identity identity = machine.identity();
    if (identity.kind() == Identity.Kind.MACHINE) {
      boolean isNew = state.machines.get(machine.key()).isEmpty();
      state.machines.put(machine.key(), OwnMachine.of(machine));
      if (isNew && identity.scaleSet() != null) {
        state.memberships.changing(identity.scaleSet()).join(identity.ordinal(), machine.key());
      }
    } else if (identity.scaleSet() != null) {
      state
          .memberships
          .changing(identity.scaleSet())
          .put(identity.ordinal(), machine.condition(), machine.job());
    }
  }

  void remove(Machine machine) {
    Identity identity = machine.identity();
    if (identity.kind() == Identity.Kind.MACHINE) {
      state.machines.remove(machine.key());
    }
    if (identity.scaleSet() != null) {
      state.memberships.changing(identity.scaleSet()).remove(identity.ordinal());
    }
  }

  /** Forgets the machines of a set. */
  void removeAllOf(String set) {
    state.memberships.of(set).guests().forEach(state.machines::remove);
    state.memberships.remove(set);
  }

  private String seed() {
    return state.origin().seed();
  }
}
