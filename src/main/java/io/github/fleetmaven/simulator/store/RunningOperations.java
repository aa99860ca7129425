package io.github.fleetmaven.simulator.store;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which operations run on which resource, so that nobody has to look through all of them. Not safe
 * for use by several threads: the simulator's lock guards it.
 */
final class RunningOperations {

  private final Table<Operation> operations;
  private final Map<String, Set<String>> running = new LinkedHashMap<>();

  RunningOperations(Table<Operation> operations) {
    this.operations = operations;
  }

  /** Returns the operations that run on a resource. */
  List<Operation> on(String subject) {
    return running.getOrDefault(subject, Set.of()).stream()
        .flatMap(id -> operations.get(id).stream())
        .toList();
  }

  /** Notes an operation that is kept. */
  void note(Operation operation) {
    if (operation.end() == null) {
      running
          .computeIfAbsent(operation.subject(), none -> new LinkedHashSet<>())
          .add(operation.id());
    } else {
      running.computeIfPresent(
          operation.subject(),
          (subject, ids) -> {
            ids.remove(operation.id());
            return ids.isEmpty() ? null : ids;
          });
    }
  }

  /** Begins anew with the operations that there are. */
  void reload() {
    running.clear();
    operations.all().forEach(this::note);
  }
}
