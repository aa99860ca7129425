package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.rollout.Control;
import io.github.fleetmaven.rollout.FleetTags;
import io.github.fleetmaven.rollout.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * This run's hold on a target: a lease in a tag, from before its first write to its end. It keeps
 * other runs out, and is where others tell this one to pause or to end. For one thread.
 *
 * <p>A lease lives longer than the longest operation of the rollout, and is renewed only between
 * operations.
 */
final class Hold implements Gate {

  private static final Duration MARGIN = Duration.ofMinutes(10);

  /** Who pauses a rollout and forgets it must not keep a build running for ever. */
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private static final Duration PATIENCE_AT_THE_END = Duration.ofMinutes(1);

  private final RunContext context;
  private final TagWriter writer;
  private final TagHome home;
  private final String target;
  private final Duration longest;
  private final Duration patience;
  private final Optional<ModelWatch> watch;
  private final Map<String, String> marks = new TreeMap<>();
  private final Set<String> spent = new TreeSet<>();
  private boolean toldOfTakeOver;

  Hold(
      RunContext context,
      TagWriter writer,
      TagHome home,
      String target,
      RolloutPolicy policy,
      Optional<ModelWatch> watch) {
    this.context = context;
    this.writer = writer;
    this.home = home;
    this.target = target;
    this.patience = policy.operationTimeout();
    Duration between =
        policy.pauseBetweenBatches().compareTo(policy.bake()) > 0
            ? policy.pauseBetweenBatches()
            : policy.bake();
    this.longest = policy.operationTimeout().plus(policy.healthTimeout()).plus(between);
    this.watch = watch;
  }

  /** Takes the lease by a write of tags alone. */
  void take(TagHome.Reading seen) {
    writer.write(home, whenFree(seen, this::taken, patience), this::taken, patience);
    if (seen.etag().isEmpty()) {
      // Without a version to match, of two that write at once the last one has it.
      taken(home.read().tags());
    }
  }

  /**
   * Returns tags with this run's lease among them.
   *
   * @throws TargetFailedException when somebody else holds the target, or has paused it
   */
  Map<String, String> taken(Map<String, String> tags) {
    Optional<Lease> lease = FleetTags.lease(tags);
    if (lease.isPresent() && !context.identity().isSelf(lease.get())) {
      takeOver(lease.get());
    }
    checkNotPaused(tags);
    Map<String, String> all = new TreeMap<>(FleetTags.without(tags, FleetTags.CONTROL));
    all.putAll(marks);
    return leased(all);
  }

  /**
   * Checks what {@link #taken} checks, for a write that takes no lease: nothing is changed or told.
   *
   * @throws TargetFailedException when somebody else holds the target, or has paused it
   */
  void checkFree(Map<String, String> tags) {
    Optional<Lease> lease = FleetTags.lease(tags);
    if (lease.isPresent() && !context.identity().isSelf(lease.get()) && !isFree(lease.get())) {
      throw new TargetFailedException(heldBy(lease.get()));
    }
    checkNotPaused(tags);
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

  @Override
  public Optional<String> pass() {
    Instant start = context.now();
    boolean told = false;
    while (true) {
      if (context.stop().isMade()) {
        return Optional.of("stopped on request; run apply again, and it goes on from here");
      }
      TagHome.Reading now = home.read();
      Optional<String> end = lost(now).or(() -> aborted(now)).or(() -> changed(now));
      if (end.isPresent()) {
        return end;
      }
      renew(now);
      Optional<Control> pause = FleetTags.control(now.tags());
      if (pause.isEmpty()) {
        return Optional.empty();
      }
      if (context.since(start).compareTo(LONGEST_PAUSE) >= 0) {
        return Optional.of(
            "it was paused "
                + pause.get().by()
                + " and not resumed for "
                + LONGEST_PAUSE.toHours()
                + " hours; run fleet:resume, then apply again");
      }
      if (!told) {
        context.tell(new RunEvent.Paused(target, pause.get().by()));
        told = true;
      }
      context.rest(Pacing.after(context.since(start)));
    }
  }

  /** Does some work, and gives the lease back however it ends, but for a run that is torn down. */
  Optional<String> during(Supplier<Optional<String>> work) {
    try {
      Optional<String> end = work.get();
      release();
      return end;
    } catch (CloudException | TargetFailedException | FleetException e) {
      release();
      throw e;
    }
  }

  /** What stands in the way is told, and is no failure of the work itself. */
  private void release() {
    try {
      TagHome.Reading now = whenFree(home.read(), tags -> {}, PATIENCE_AT_THE_END);
      if (holds(now.tags()) && now.busy()) {
        notice(
            "an operation still runs on it, so the lease stays: it ends by itself",
            "until then another machine needs -Dfleet.takeOver");
      } else if (holds(now.tags())) {
        writer.write(home, now, this::released, PATIENCE_AT_THE_END);
      }
    } catch (CloudException | TargetFailedException e) {
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
    if (!isLeftBehind(seen.tags())) {
      return;
    }
    try {
      TagHome.Reading now = whenFree(seen, tags -> {}, PATIENCE_AT_THE_END);
      if (!now.busy()) {
        writer.write(home, now, this::cleared, PATIENCE_AT_THE_END);
      }
    } catch (CloudException e) {
      notice("the lease of a dead run could not be taken away: " + e.getMessage(), "");
    }
  }

  private Map<String, String> cleared(Map<String, String> tags) {
    return isLeftBehind(tags) ? FleetTags.without(tags, FleetTags.LEASE) : tags;
  }

  private boolean isLeftBehind(Map<String, String> tags) {
    return FleetTags.lease(tags).filter(this::isFree).isPresent();
  }

  private Map<String, String> released(Map<String, String> tags) {
    Map<String, String> rest = FleetTags.without(tags, FleetTags.LEASE);
    for (String mark : spent) {
      rest = FleetTags.without(rest, mark);
    }
    return FleetTags.without(rest, FleetTags.CONTROL);
  }

  private void checkNotPaused(Map<String, String> tags) {
    Optional<Control> control = FleetTags.control(tags);
    if (control.isPresent() && control.get().wish() == Control.Wish.PAUSE) {
      throw new TargetFailedException(
          target
              + " is paused "
              + control.get().by()
              + "; no instance was touched. Run fleet:resume, then apply again");
    }
  }

  private void takeOver(Lease lease) {
    if (!isFree(lease)) {
      throw new TargetFailedException(heldBy(lease));
    }
    if (!toldOfTakeOver) {
      notice("taken over from " + lease.holder().text() + ", whose run ended without a word", "");
      toldOfTakeOver = true;
    }
  }

  private boolean isFree(Lease lease) {
    RunIdentity me = context.identity();
    boolean over = !lease.until().isAfter(context.now());
    return over || me.takesOver() || me.gone().test(lease.holder());
  }

  private String heldBy(Lease lease) {
    String until = lease.endsByItself() ? ", until " + lease.until() + " at the latest" : "";
    return target
        + " is being worked on by "
        + lease.holder().text()
        + until
        + "; this run has changed nothing there. Wait for its end and run again; if that run is"
        + " certainly dead, take over with -Dfleet.takeOver";
  }

  private Optional<String> lost(TagHome.Reading now) {
    if (holds(now.tags())) {
      return Optional.empty();
    }
    return Optional.of(
        FleetTags.lease(now.tags())
            .map(l -> l.holder().text() + " has taken the target over; this run ends here")
            .orElse("its lease was taken away by someone; run apply again to go on"));
  }

  private static Optional<String> aborted(TagHome.Reading now) {
    return FleetTags.control(now.tags())
        .filter(c -> c.wish() == Control.Wish.ABORT)
        .map(c -> "aborted " + c.by() + "; run apply again to go on, or rollback to go back");
  }

  private Optional<String> changed(TagHome.Reading now) {
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

  private void renew(TagHome.Reading now) {
    boolean short_ =
        FleetTags.lease(now.tags())
            .filter(l -> l.until().isBefore(context.now().plus(longest)))
            .isPresent();
    if (short_) {
      writer.write(home, now, this::leased, patience);
    }
  }

  private Map<String, String> leased(Map<String, String> tags) {
    Instant until = context.now().plus(longest.multipliedBy(2)).plus(MARGIN);
    return FleetTags.with(tags, FleetTags.LEASE, new Lease(context.identity().self(), until).tag());
  }

  private boolean holds(Map<String, String> tags) {
    return FleetTags.lease(tags).filter(context.identity()::isSelf).isPresent();
  }

  /** Tags aren't written while an operation of a run of ours, perhaps a dead one, goes on. */
  private TagHome.Reading whenFree(
      TagHome.Reading seen, Consumer<Map<String, String>> check, Duration limit) {
    Instant start = context.now();
    TagHome.Reading now = seen;
    while (now.busy() && context.since(start).compareTo(limit) < 0) {
      check.accept(now.tags());
      context.sleep(Pacing.after(context.since(start)));
      now = home.read();
    }
    return now;
  }

  private void notice(String summary, String remedy) {
    context.tell(new RunEvent.Noticed(target, Diagnostic.warning(target, summary, remedy)));
  }
}
