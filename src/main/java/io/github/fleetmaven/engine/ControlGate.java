package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.rollout.Control;
import io.github.fleetmaven.rollout.FleetTags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a rollout hears of others: that it is to pause or to end, that its lease was taken over,
 * that somebody changed the model. For one target, used by one thread.
 */
final class ControlGate implements Gate {

  /** Who pauses a rollout and forgets it must not keep a build running for ever. */
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private final RunContext context;
  private final Hold hold;
  private final TagHome home;
  private final String target;
  private final Optional<ModelWatch> watch;

  ControlGate(
      RunContext context, Hold hold, TagHome home, String target, Optional<ModelWatch> watch) {
    this.context = context;
    this.hold = hold;
    this.home = home;
    this.target = target;
    this.watch = watch;
  }

  @Override
  public Optional<String> pass() {
    try {
      return waitWhilePaused();
    } catch (CloudException e) {
      if (e.error().kind() == CloudError.Kind.NOT_FOUND) {
        return Optional.of(
            home.name()
                + ", which held the lease, was removed meanwhile; run apply again to go on");
      }
      throw e;
    }
  }

  @Override
  public void keep() {
    TagHome.Reading now = home.read();
    hold.lost(now.tags())
        .ifPresent(
            why -> {
              throw new TargetFailedException(why);
            });
    hold.renew(now);
  }

  private Optional<String> waitWhilePaused() {
    Instant start = context.now();
    boolean told = false;
    while (true) {
      if (context.stop().isMade()) {
        return Optional.of("stopped on request; run apply again, and it goes on from here");
      }
      TagHome.Reading now = home.read();
      Optional<String> end =
          hold.lost(now.tags()).or(() -> aborted(now)).or(() -> changed(watch, now));
      if (end.isPresent()) {
        return end;
      }
      hold.renew(now);
      Optional<Control> pause = FleetTags.control(now.tags());
      if (pause.isEmpty()) {
        return Optional.empty();
      }
      if (context.since(start).compareTo(LONGEST_PAUSE) >= 0) {
        return Optional.of(tooLong(pause.get()));
      }
      if (!told) {
        context.tell(new RunEvent.Paused(target, pause.get().by()));
        told = true;
      }
      context.rest(Pacing.after(context.since(start)));
    }
  }

  private static String tooLong(Control pause) {
    return "it was paused "
        + pause.by()
        + " and not resumed for "
        + LONGEST_PAUSE.toHours()
        + " hours; run fleet:resume, then apply again";
  }

  private Optional<String> aborted(TagHome.Reading now) {
    String back = home.hasWayBack() ? ", or fleet:rollback to go back" : "";
    return FleetTags.control(now.tags())
        .filter(c -> c.wish() == Control.Wish.ABORT)
        .map(c -> "aborted " + c.by() + "; run apply again to go on" + back);
  }

  /** Returns what somebody else has changed in a model; empty when nothing. */
  static Optional<String> changed(Optional<ModelWatch> watch, TagHome.Reading now) {
    List<String> changes =
        watch.isPresent() && now.set().isPresent()
            ? watch.get().changes(now.set().get())
            : List.of();
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "someone else changed the model meanwhile ("
                + String.join(", ", changes)
                + "); no further instance was touched. Run plan to see what is pending");
  }
}
