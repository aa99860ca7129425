package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.rollout.Decision;
import java.util.Optional;
import java.util.Set;

/** Why a rollout ended early, and what to do, for people. Pure. */
final class RolloutEnd {

  private RolloutEnd() {}

  /** Returns why; empty when all was done. */
  static Optional<String> text(Decision decision, RolloutPolicy policy) {
    if (decision instanceof Decision.Stop stop) {
      return Optional.of(tooManyFailed(stop.failed(), policy));
    }
    if (decision instanceof Decision.Settle settle) {
      return Optional.of(
          "stopped before %s: %s fell ill again after the update, and did not recover within %s"
              .formatted(settle.wave(), Lists.sorted(settle.unwell()), policy.healthTimeout()));
    }
    return decision instanceof Decision.Wait wait
        ? Optional.of(noRoom(wait.outOfService(), policy))
        : Optional.empty();
  }

  private static String tooManyFailed(Set<String> failed, RolloutPolicy policy) {
    return "stopped: %d failed (%s), and maxFailedInstances is %s; no further instance was touched"
        .formatted(failed.size(), Lists.sorted(failed), policy.maxFailedInstances());
  }

  private static String noRoom(Set<String> out, RolloutPolicy policy) {
    return ("stopped: no instance may be taken out of service, since %s already out of service"
            + " (%s), maxUnavailable is %s, and none came back within %s; bring them back, or raise"
            + " <maxUnavailable>, and run apply again")
        .formatted(
            out.size() == 1 ? "one is" : out.size() + " are",
            Lists.sorted(out),
            policy.maxUnavailable(),
            policy.healthTimeout());
  }
}
