package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.Store;

/**
 * Remembers which resources were deleted: an image that was here once is gone, one that never was
 * here is taken to be elsewhere. Stateless.
 */
final class Gone {

  private static final String COUNTER = "gone/";

  private Gone() {}

  static void note(Store store, String id) {
    store.next(COUNTER + ResourceId.key(id));
  }

  static boolean is(Store store, String id) {
    return store.count(COUNTER + ResourceId.key(id)) > 0;
  }
}
