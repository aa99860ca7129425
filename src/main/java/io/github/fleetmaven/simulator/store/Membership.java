package io.github.fleetmaven.simulator.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The machines of one scale set by their ordinals: an ordinal and a condition for each, and the
 * condition is shared by all that are alike. Not safe for use by several threads: the simulator's
 * lock guards it.
 */
final class Membership {

  /** So many values beside those in use are worth no look at which ones are. */
  private static final int POOL_SPARE = 256;

  private int size;
  private int[] ordinals = new int[0];
  private @Nullable Condition[] conditions = new Condition[0];
  private final Map<Integer, String> guests = new TreeMap<>();
  private final Map<Integer, String> jobs = new TreeMap<>();
  private final Pool pool = new Pool();

  /** Ordinals by the end of a Flexible member's name; filled when somebody asks by name. */
  private final Map<String, Integer> names = new HashMap<>();

  private final TreeSet<Integer> changed = new TreeSet<>();

  /**
   * Changes as they are saved.
   *
   * @param alike members that are new or different
   * @param guests machines of their own that joined, with their keys
   * @param jobs the jobs that work on any of these
   * @param gone the ordinals of those that left
   */
  record Changes(
      List<Alike> alike, Map<Integer, String> guests, Map<Integer, String> jobs, String gone) {}

  /**
   * Members that are alike.
   *
   * @param at their ordinals
   */
  record Alike(String at, Condition condition) {}

  /** Returns how many values the members share. */
  int shared() {
    return pool.size();
  }

  /** Returns how many there are. */
  int size() {
    return size;
  }

  /** Returns the ordinals of all, ascending. */
  int[] ordinals() {
    return Arrays.copyOf(ordinals, size);
  }

  /** Returns the conditions of all, in the order of their ordinals; none for a guest. */
  @Nullable Condition[] conditions() {
    return Arrays.copyOf(conditions, size);
  }

  /** Returns the conditions that members are in, each with how many are; of guests none. */
  Map<Condition, Integer> alike() {
    IdentityHashMap<Condition, Integer> counts = new IdentityHashMap<>();
    List<Condition> order = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      @Nullable Condition condition = conditions[i];
      if (condition != null && counts.merge(condition, 1, Integer::sum) == 1) {
        order.add(condition);
      }
    }
    Map<Condition, Integer> result = new LinkedHashMap<>();
    order.forEach(
        condition -> result.merge(condition, counts.getOrDefault(condition, 0), Integer::sum));
    return result;
  }

  /** Returns the condition of a member. */
  Optional<Condition> condition(int ordinal) {
    int index = index(ordinal);
    return index < 0 ? Optional.empty() : Optional.ofNullable(conditions[index]);
  }

  /** Returns the key of a machine of its own that joined under an ordinal. */
  Optional<String> guest(int ordinal) {
    return Optional.ofNullable(guests.get(ordinal));
  }

  /** Returns the ordinal of the member of a Flexible set whose name ends in some digits. */
  Optional<Integer> named(String set, String digits) {
    if (names.isEmpty()) {
      IntStream.of(ordinals()).forEach(ordinal -> names.put(Naming.digits(set, ordinal), ordinal));
    }
    return Optional.ofNullable(names.get(digits)).filter(ordinal -> condition(ordinal).isPresent());
  }

  /** Returns the job that works on a member, if any. */
  @Nullable String job(int ordinal) {
    return jobs.get(ordinal);
  }

  /** Returns the jobs that work on members, by ordinal. */
  Map<Integer, String> jobs() {
    return Map.copyOf(jobs);
  }

  List<String> guests() {
    return List.copyOf(guests.values());
  }

  /** Keeps a member's condition, and the job that works on it. */
  void put(int ordinal, Condition condition, @Nullable String job) {
    set(ordinal, pool.share(condition));
    if (job == null) {
      jobs.remove(ordinal);
    } else {
      jobs.put(ordinal, job);
    }
    changed.add(ordinal);
    if (pool.size() > POOL_SPARE + 4 * size) {
      tidy();
    }
  }

  /** Takes in a machine of its own. */
  void join(int ordinal, String key) {
    guests.put(ordinal, key);
    set(ordinal, null);
    changed.add(ordinal);
  }

  /** Lets a member go. */
  void remove(int ordinal) {
    if (drop(ordinal)) {
      changed.add(ordinal);
    }
  }

  boolean changed() {
    return !changed.isEmpty();
  }

  Changes changes() {
    return describe(changed.stream().mapToInt(Integer::intValue));
  }

  Changes whole() {
    return describe(IntStream.of(ordinals()));
  }

  void saved() {
    changed.clear();
  }

  /** Makes changes that were saved. */
  void apply(Changes changes) {
    Ranges.numbers(changes.gone()).forEach(this::drop);
    for (Alike alike : changes.alike()) {
      Condition shared = pool.share(alike.condition());
      Ranges.numbers(alike.at())
          .forEach(
              ordinal -> {
                set(ordinal, shared);
                jobs.remove(ordinal);
              });
    }
    jobs.putAll(changes.jobs());
    changes
        .guests()
        .forEach(
            (ordinal, key) -> {
              guests.put(ordinal, key);
              set(ordinal, null);
            });
  }

  private Changes describe(IntStream which) {
    IdentityHashMap<Condition, Ranges> alike = new IdentityHashMap<>();
    List<Condition> order = new ArrayList<>();
    Map<Integer, String> joined = new TreeMap<>();
    Map<Integer, String> busy = new TreeMap<>();
    Ranges gone = new Ranges();
    which.forEach(
        ordinal -> {
          int index = index(ordinal);
          @Nullable Condition condition = index < 0 ? null : conditions[index];
          if (condition != null) {
            @Nullable Ranges ranges = alike.get(condition);
            if (ranges == null) {
              ranges = new Ranges();
              alike.put(condition, ranges);
              order.add(condition);
            }
            ranges.add(ordinal);
            Optional.ofNullable(jobs.get(ordinal)).ifPresent(job -> busy.put(ordinal, job));
          } else if (index >= 0) {
            joined.put(ordinal, Objects.requireNonNull(guests.get(ordinal)));
          } else {
            gone.add(ordinal);
          }
        });
    return new Changes(
        order.stream().map(c -> new Alike(Objects.requireNonNull(alike.get(c)).text(), c)).toList(),
        joined,
        busy,
        gone.text());
  }

  private int index(int ordinal) {
    return Arrays.binarySearch(ordinals, 0, size, ordinal);
  }

  private void set(int ordinal, @Nullable Condition condition) {
    int index = index(ordinal);
    if (index < 0) {
      index = -index - 1;
      makeRoom(index);
      names.clear();
      ordinals[index] = ordinal;
    }
    conditions[index] = condition;
  }

  private void makeRoom(int index) {
    if (size == ordinals.length) {
      int capacity = Math.max(4, size + size / 2);
      ordinals = Arrays.copyOf(ordinals, capacity);
      conditions = Arrays.copyOf(conditions, capacity);
    }
    System.arraycopy(ordinals, index, ordinals, index + 1, size - index);
    System.arraycopy(conditions, index, conditions, index + 1, size - index);
    size++;
  }

  private boolean drop(int ordinal) {
    int index = index(ordinal);
    if (index < 0) {
      return false;
    }
    guests.remove(ordinal);
    jobs.remove(ordinal);
    size--;
    System.arraycopy(ordinals, index + 1, ordinals, index, size - index);
    System.arraycopy(conditions, index + 1, conditions, index, size - index);
    conditions[size] = null;
    return true;
  }

  /** Forgets the conditions that no machine is in any more. */
  private void tidy() {
    pool.clear();
    IdentityHashMap<Condition, Condition> shared = new IdentityHashMap<>();
    for (int i = 0; i < size; i++) {
      @Nullable Condition condition = conditions[i];
      if (condition != null) {
        conditions[i] = shared.computeIfAbsent(condition, pool::share);
      }
    }
  }
}
