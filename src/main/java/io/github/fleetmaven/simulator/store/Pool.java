package io.github.fleetmaven.simulator.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Conditions of which equal ones are kept once, and so are their parts. Not safe for use by several
 * threads: the simulator's lock guards it.
 */
final class Pool {

  private final Map<Object, Object> known = new HashMap<>();

  /** Equal maps may list their entries in another order, which clients see. */
  private record Alike(Condition condition, List<Handler> handlers, List<Extension> extensions) {}

  /** Returns a condition that equals this one, the same one whenever it is asked again. */
  Condition share(Condition condition) {
    Condition.Draft draft = new Condition.Draft(condition);
    List<Handler> handlers = List.copyOf(condition.handlers().values());
    List<Extension> extensions = List.copyOf(condition.extensions().values());
    draft.handlers = one(handlers, condition.handlers());
    draft.extensions = one(extensions, condition.extensions());
    draft.document = one(condition.document(), condition.document());
    draft.disk = one(condition.disk(), condition.disk());
    Condition shared = draft.done();
    return one(new Alike(shared, handlers, extensions), shared);
  }

  int size() {
    return known.size();
  }

  void clear() {
    known.clear();
  }

  @SuppressWarnings("unchecked") // a key decides the type of its value
  private <T> T one(Object key, T value) {
    return (T) known.computeIfAbsent(key, k -> value);
  }
}
