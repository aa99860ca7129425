package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.rollout.Control;
import io.github.fleetmaven.rollout.FleetTags;
import io.github.fleetmaven.rollout.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * This run's hold on a target: a lease in a tag, from before its first write to its end, that keeps
 * other runs out. For one thread.
 *
 * <p>A lease lives longer than the longest batch of the rollout, and is renewed only between
 * operations.
 */
final class Hold {

  private static final Duration MARGIN = Duration.ofMinutes(10);

  /** So that not every batch has to renew it. */
  private static final Duration SPARE = Duration.ofHours(1);

  private static final Duration PATIENCE_AT_THE_END = Duration.ofMinutes(1);

  private final RunContext context;
  private final LeaseCheck check;
  private final TagWriter writer;
  private final TagHome home;
  private final String target;
  private final Duration longest;
  private final Duration patience;
  private final Optional<ModelWatch> watch;
  private final Map<String, String> marks = new TreeMap<>();
  private final Set<String> spent = new TreeSet<>();
  private boolean toldOfTakeOver;

  /**
   * Prepares a hold.
   *
   * @param operations how many operations a batch may wait for, one after the other; at least 1
   * @param watch what is known of the model, where the target is a scale set
   */
  Hold(
      RunContext context,
      TagWriter writer,
      TagHome home,
      String target,
      RolloutPolicy policy,
      int operations,
      Optional<ModelWatch> watch) {
    this.context = context;
    this.check = new LeaseCheck(context);
    this.writer = writer;
    this.home = home;
    this.target = target;
    this.patience = policy.operationTimeout();
    this.longest =
        policy
            .operationTimeout()
            .multipliedBy(operations)
            .plus(policy.healthTimeout())
            .plus(policy.pauseBetweenBatches())
            .plus(policy.bake());
    this.watch = watch;
  }

  /** Returns the gate at which others can hold the rollout back. */
  Gate gate() {
    return new ControlGate(context, this, home, target, watch);
  }

  /**
   * Takes the lease by a write of tags alone.
   *
   * @throws TargetFailedException when somebody else holds the target, has paused it, or has
   *     changed its model since the plan was made
   */
  void take(TagHome.Reading seen) {
    TagHome.Reading fresh = seen.etag().isEmpty() ? home.read() : seen;
    writer.write(home, whenFree(fresh, this::takenFrom, patience), this::takenFrom, patience);
    if (seen.etag().isEmpty()) {
      // Without a version to match, of two that write at once the last one has it.
      taken(home.read().tags());
    }
  }

  private Map<String, String> takenFrom(TagHome.Reading now) {
    Map<String, String> tags = taken(now.tags());
    ControlGate.changed(watch, now)
        .ifPresent(
            why -> {
              throw new TargetFailedException(why);
            });
    return tags;
  }

  /**
   * Returns tags with this run's lease among them.
   *
   * @throws TargetFailedException when somebody else holds the target, or has paused it
   */
  Map<String, String> taken(Map<String, String> tags) {
    boolean ours = check.isOurs(tags);
    if (!ours) {
      check.checkFree(tags);
      check.checkNotPaused(tags);
      check.foreign(tags).ifPresent(this::tellOfTakeOver);
    }
    // What somebody wanted of a run before this one is no wish any more.
    Map<String, String> all =
        new TreeMap<>(ours ? tags : FleetTags.without(tags, FleetTags.CONTROL));
    all.putAll(marks);
    return leased(all);
  }

  /**
   * Returns tags with this run's lease among them, renewed, for a write in the middle of its work.
   *
   * @throws TargetFailedException when the lease isn't this run's any more
   */
  Map<String, String> kept(Map<String, String> tags) {
    lost(tags)
        .ifPresent(
            why -> {
              throw new TargetFailedException(why);
            });
    return leased(tags);
  }

  /** Does the same for the write of a scale set's model. */
  Optional<Map<String, String>> keptTags(ObservedScaleSet set) {
    return Optional.of(kept(set.tags()));
  }

  /**
   * Checks what {@link #taken} checks, for a write that takes no lease: nothing is changed or told.
   *
   * @throws TargetFailedException when somebody else holds the target, or has paused it
   */
  void checkFree(Map<String, String> tags) {
    check.checkFree(tags);
    check.checkNotPaused(tags);
  }

  /** Has a mark written along with the lease. */
  void mark(String name, String value) {
    marks.put(name, value);
  }

  /** Has a mark taken away along with the lease. */
  void unmark(String name) {
    marks.remove(name);
    spent.add(name);
  }

  /** Returns why this run has no lease any more; empty when it has. */
  Optional<String> lost(Map<String, String> tags) {
    return check.lost(tags);
  }

  /** Tells whether the lease is still this run's. */
  boolean isKept() {
    return check.isOurs(home.read().tags());
  }

  /** Renews the lease where it might not last through the next batch. */
  void renew(TagHome.Reading now) {
    Instant needed = context.now().plus(longest).plus(MARGIN);
    if (lasts(now, needed)) {
      return;
    }
    try {
      writer.write(home, now, reading -> kept(reading.tags()), patience);
    } catch (CloudException e) {
      // A write that is not seen to end may have had its effect all the same.
      if (!lasts(home.read(), needed)) {
        throw e;
      }
    }
  }

  private static boolean lasts(TagHome.Reading now, Instant needed) {
    return FleetTags.lease(now.tags()).filter(l -> !l.until().isBefore(needed)).isPresent();
  }

  /** Does some work, and gives the lease back however it ends, but for a run that is torn down. */
  Optional<String> during(Supplier<Optional<String>> work) {
    try {
      Optional<String> end = work.get();
      release();
      return end;
    } catch (RunInterruptedException e) {
      throw e;
    } catch (RuntimeException e) {
      release();
      throw e;
    }
  }

  /** What stands in the way is told, and is no failure of the work itself. */
  private void release() {
    try {
      TagHome.Reading now = whenFree(home.read(), reading -> {}, PATIENCE_AT_THE_END);
      if (check.isOurs(now.tags()) && now.busy()) {
        notice(
            "an operation still runs on it, so the lease stays: it ends by itself",
            "until then another machine needs -Dfleet.takeOver");
      } else if (check.isOurs(now.tags())) {
        writer.write(home, now, reading -> released(reading.tags()), PATIENCE_AT_THE_END);
      }
    } catch (CloudException | TargetFailedException e) {
      if (e instanceof CloudException gone && gone.error().kind() == CloudError.Kind.NOT_FOUND) {
        return; // where the lease was, nothing is any more
      }
      notice(
          "the lease could not be given back: " + e.getMessage(),
          "it ends by itself; until then other machines need -Dfleet.takeOver");
    }
  }

  /**
   * Takes away the lease that a dead run left on a target where nothing is left to do: others would
   * wait for it to end. What stands in the way is told, and is no failure.
   */
  void clear(TagHome.Reading seen) {
    if (!check.isLeftBehind(seen.tags())) {
      return;
    }
    try {
      TagHome.Reading now = whenFree(seen, reading -> {}, PATIENCE_AT_THE_END);
      if (!now.busy()) {
        writer.write(home, now, reading -> cleared(reading.tags()), PATIENCE_AT_THE_END);
      }
    } catch (CloudException e) {
      notice("the lease of a dead run could not be taken away: " + e.getMessage(), "");
    }
  }

  private Map<String, String> cleared(Map<String, String> tags) {
    return check.isLeftBehind(tags) ? FleetTags.without(tags, FleetTags.LEASE) : tags;
  }

  private Map<String, String> released(Map<String, String> tags) {
    Map<String, String> rest = FleetTags.without(tags, FleetTags.LEASE);
    for (String mark : spent) {
      rest = FleetTags.without(rest, mark);
    }
    // A pause is for the next run too; an abort was for this one.
    boolean abort = FleetTags.control(tags).filter(c -> c.wish() == Control.Wish.ABORT).isPresent();
    return abort ? FleetTags.without(rest, FleetTags.CONTROL) : rest;
  }

  private void tellOfTakeOver(Lease lease) {
    if (!toldOfTakeOver) {
      notice("taken over from " + lease.holder().text() + ", whose run ended without a word", "");
      toldOfTakeOver = true;
    }
  }

  private Map<String, String> leased(Map<String, String> tags) {
    Instant until = context.now().plus(longest).plus(MARGIN).plus(SPARE);
    return FleetTags.with(tags, FleetTags.LEASE, new Lease(context.identity().self(), until).tag());
  }

  /** Tags aren't written while an operation of a run of ours, perhaps a dead one, goes on. */
  private TagHome.Reading whenFree(
      TagHome.Reading seen, Consumer<TagHome.Reading> look, Duration limit) {
    Instant start = context.now();
    TagHome.Reading now = seen;
    while (now.busy() && context.since(start).compareTo(limit) < 0) {
      look.accept(now);
      context.sleep(Pacing.after(context.since(start)));
      now = home.read();
    }
    return now;
  }

  private void notice(String summary, String remedy) {
    context.tell(new RunEvent.Noticed(target, Diagnostic.warning(target, summary, remedy)));
  }
}
