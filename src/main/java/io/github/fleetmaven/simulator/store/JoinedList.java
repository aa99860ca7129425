package io.github.fleetmaven.simulator.store;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Supplier;

/**
 * Lists of machines one after the other, each of which is made when one of its machines is asked
 * for. For use at once, before anything changes.
 */
final class JoinedList extends AbstractList<Machine> implements RandomAccess {

  private final List<Supplier<List<Machine>>> parts = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final Map<Integer, List<Machine>> made = new HashMap<>();
  private int size;

  /** Adds a list of so many machines. */
  void add(int count, Supplier<List<Machine>> part) {
    if (count > 0) {
      parts.add(part);
      starts.add(size);
      size += count;
    }
  }

  @Override
  public Machine get(int index) {
    int part = part(index);
    return made.computeIfAbsent(part, p -> parts.get(p).get()).get(index - starts.get(part));
  }

  private int part(int index) {
    int low = 0;
    int high = starts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (starts.get(middle) <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  @Override
  public int size() {
    return size;
  }
}
