package io.github.fleetmaven.simulator.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Makes the machines of a scale set of their conditions. Which name, id and place one has follows
 * from its set and its ordinal alone.
 */
final class Naming {

  private static final int DIGITS = 8;

  private final ScaleSet set;
  private final String key;
  private final String seed;
  private final String prefix;
  private final String name;

  Naming(ScaleSet set, String seed) {
    this.set = set;
    this.key = set.key();
    this.seed = seed;
    this.name = set.name() + "_";
    this.prefix =
        set.uniform()
            ? set.id() + "/virtualMachines/"
            : ResourceId.compute(
                ResourceId.subscriptionOf(set.id()),
                ResourceId.groupOf(set.id()),
                "virtualMachines",
                name);
  }

  Machine machine(int ordinal, Condition condition, @Nullable String job) {
    return new Machine(
        identity(ordinal, condition.created()), set.layout().place(ordinal), condition, job);
  }

  private Identity identity(int ordinal, Instant created) {
    String last = set.uniform() ? Integer.toString(ordinal) : digits(key, ordinal);
    return new Identity(
        set.uniform() ? Identity.Kind.INSTANCE : Identity.Kind.MEMBER,
        prefix + last,
        name + last,
        ordinal,
        created,
        key,
        seed);
  }

  /** Returns what the names of a Flexible set's members end in. */
  static String digits(String set, int ordinal) {
    return Digests.brief(set + "/" + ordinal).substring(0, DIGITS);
  }
}
