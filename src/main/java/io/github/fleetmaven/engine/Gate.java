package io.github.fleetmaven.engine;

import java.util.Optional;

/** What a rollout passes between two batches. */
@FunctionalInterface
interface Gate {

  /**
   * Waits as long as somebody wants that.
   *
   * @return why the rollout ends here; empty when it goes on
   */
  Optional<String> pass();
}
