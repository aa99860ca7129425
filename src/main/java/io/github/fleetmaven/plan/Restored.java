package io.github.fleetmaven.plan;

import java.util.Optional;

/**
 * What becomes of an extension when what was there before is put back.
 *
 * @param decision what is done; nothing, when it is left
 * @param left why it is left as it is; empty when it isn't
 */
record Restored(ExtensionDecision decision, Optional<String> left) {

  static Restored by(ExtensionDecision decision) {
    return new Restored(decision, Optional.empty());
  }

  boolean isLeft() {
    return left.isPresent();
  }
}
