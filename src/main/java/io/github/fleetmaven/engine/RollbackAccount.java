package io.github.fleetmaven.engine;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Enters into the account of a rollout how its rollback went. */
final class RollbackAccount {

  private static final String STILL_NEW = "it was updated, and not rolled back";

  private final Map<String, InstanceOutcome> known;

  /**
   * Makes an account.
   *
   * @param known how the instances stood before the rollback; takes how they stand after it
   */
  RollbackAccount(Map<String, InstanceOutcome> known) {
    this.known = known;
  }

  /**
   * Enters.
   *
   * @param meant the instances that were to be rolled back
   * @param outcomes how those of them stand that the rollback had to do with
   */
  void enter(Set<String> meant, Map<String, InstanceOutcome> outcomes) {
    for (String id : meant) {
      Optional<String> failed =
          Optional.ofNullable(known.get(id))
              .filter(o -> o.state() == State.FAILED)
              .map(InstanceOutcome::detail);
      InstanceOutcome outcome = outcomes.get(id);
      known.put(id, outcome == null ? notReached(id, failed) : ended(outcome, failed));
    }
  }

  private static InstanceOutcome notReached(String id, Optional<String> failed) {
    return failed
        .map(why -> new InstanceOutcome(id, State.FAILED, true, why + "; it was not rolled back"))
        .orElseGet(() -> new InstanceOutcome(id, State.NOT_REACHED, true, STILL_NEW));
  }

  private static InstanceOutcome ended(InstanceOutcome end, Optional<String> failed) {
    return switch (end.state()) {
      case CURRENT ->
          new InstanceOutcome(
              end.id(), State.ROLLED_BACK, true, failed.map(w -> "it had failed: " + w).orElse(""));
      case FAILED ->
          new InstanceOutcome(
              end.id(),
              State.FAILED,
              true,
              failed.map(why -> why + "; and ").orElse("")
                  + "its rollback failed: "
                  + end.detail());
      default -> end;
    };
  }
}
