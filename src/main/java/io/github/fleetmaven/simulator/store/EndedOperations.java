package io.github.fleetmaven.simulator.store;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which operations have ended, to forget the oldest when there are many. Not safe for use by
 * several threads: the simulator's lock guards it.
 */
final class EndedOperations {

  /** Clients of a thousand sets may ask for theirs only once all have ended. */
  private static final int KEPT = 2000;

  private final Table<Operation> operations;
  private final Set<String> ended = new LinkedHashSet<>();

  EndedOperations(Table<Operation> operations) {
    this.operations = operations;
  }

  /** Notes an operation that is kept. */
  void note(Operation operation) {
    if (operation.end() != null && ended.add(operation.id()) && ended.size() > KEPT) {
      Iterator<String> oldest = ended.iterator();
      operations.remove(oldest.next());
      oldest.remove();
    }
  }

  /** Begins anew with the operations that there are. */
  void reload() {
    ended.clear();
    operations.all().stream()
        .filter(operation -> operation.end() != null)
        .forEach(operation -> ended.add(operation.id()));
  }
}
