package io.github.fleetmaven.engine;

import io.github.fleetmaven.rollout.Control;
import io.github.fleetmaven.rollout.FleetTags;
import io.github.fleetmaven.rollout.Lease;
import java.util.Map;
import java.util.Optional;

/** Tells by the tags of a target who may work on it: reads, and changes nothing. Immutable. */
record LeaseCheck(RunContext context) {

  /** Tells whether this run has the lease. */
  boolean isOurs(Map<String, String> tags) {
    return FleetTags.lease(tags).filter(context.identity()::isSelf).isPresent();
  }

  /** Tells whether a run that is no more has left its lease. */
  boolean isLeftBehind(Map<String, String> tags) {
    return foreign(tags).filter(this::isFree).isPresent();
  }

  /** Returns the lease of another run, dead or alive. */
  Optional<Lease> foreign(Map<String, String> tags) {
    return FleetTags.lease(tags).filter(l -> !context.identity().isSelf(l));
  }

  /**
   * Checks that no other run is at work on the target.
   *
   * @throws TargetFailedException when one is
   */
  void checkFree(Map<String, String> tags) {
    Optional<Lease> lease = foreign(tags);
    if (lease.isPresent() && !isFree(lease.get())) {
      throw new TargetFailedException(heldBy(lease.get()));
    }
  }

  /**
   * Checks that nobody holds new runs back.
   *
   * @throws TargetFailedException when somebody does
   */
  void checkNotPaused(Map<String, String> tags) {
    Optional<Control> control = FleetTags.control(tags);
    if (control.isPresent() && control.get().wish() == Control.Wish.PAUSE) {
      throw new TargetFailedException(
          "it is paused "
              + control.get().by()
              + "; nothing was changed there. Run fleet:resume, then apply again");
    }
  }

  /** Returns why this run has no lease any more; empty when it has. */
  Optional<String> lost(Map<String, String> tags) {
    if (isOurs(tags)) {
      return Optional.empty();
    }
    return Optional.of(
        FleetTags.lease(tags)
            .map(l -> l.holder().text() + " has taken the target over; this run ends here")
            .orElse("its lease was taken away by someone; run apply again to go on"));
  }

  private boolean isFree(Lease lease) {
    RunIdentity me = context.identity();
    boolean over = !lease.until().isAfter(context.now());
    return over || me.takesOver() || me.gone().test(lease.holder());
  }

  private static String heldBy(Lease lease) {
    String until = lease.endsByItself() ? ", until " + lease.until() + " at the latest" : "";
    return "it is being worked on by "
        + lease.holder().text()
        + until
        + "; this run has changed nothing there. Wait for its end and run again; if that run is"
        + " certainly dead, take over with -Dfleet.takeOver";
  }
}
