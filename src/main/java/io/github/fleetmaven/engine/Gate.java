package io.github.fleetmaven.engine;

import java.util.Optional;

/** What a rollout passes between two batches. */
interface Gate {

  /**
   * Waits as long as somebody wants that.
   *
   * @return why the rollout ends here; empty when it goes on
   */
  Optional<String> pass();

  /**
   * Makes sure that the rollout may go on within a batch that takes longer than was foreseen.
   *
   * @throws TargetFailedException when it may not
   */
  void keep();
}
