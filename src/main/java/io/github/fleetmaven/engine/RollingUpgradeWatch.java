package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.RollingUpgrade;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Watches the rolling upgrade of one scale set, and tells of each move. It knows one of an earlier
 * time by when that began. For one rollout, used by one thread.
 */
final class RollingUpgradeWatch {

  private final RunContext context;
  private final ResourceId set;
  private final Optional<RollingUpgrade> before;
  private Optional<RollingUpgrade> told = Optional.empty();

  /**
   * Makes a watch.
   *
   * @param before the last rolling upgrade before the one that is waited for
   */
  RollingUpgradeWatch(RunContext context, ResourceId set, Optional<RollingUpgrade> before) {
    this.context = context;
    this.set = set;
    this.before = before;
  }

  /** Asks once for the rolling upgrade that is waited for; empty as long as it hasn't begun. */
  Optional<RollingUpgrade> begun() {
    Optional<RollingUpgrade> latest = context.cloud().latestRollingUpgrade(set).filter(this::isNew);
    latest.ifPresent(this::tell);
    return latest;
  }

  /**
   * Waits for the rolling upgrade to begin.
   *
   * @param longest how long; the last look is at its end
   */
  Optional<RollingUpgrade> awaitBegin(Duration longest) {
    Instant start = context.now();
    Optional<RollingUpgrade> upgrade = look(start, longest);
    while (upgrade.isEmpty() && context.since(start).compareTo(longest) < 0) {
      context.sleep(Pacing.after(context.since(start)));
      upgrade = look(start, longest);
    }
    return upgrade;
  }

  /**
   * Follows a rolling upgrade until it doesn't run any more.
   *
   * @param longest how long it may stand still
   * @return how it ended; one that still runs stood still for too long, or the user wants an end
   */
  RollingUpgrade follow(RollingUpgrade first, Duration longest) {
    Instant start = context.now();
    Instant moved = start;
    RollingUpgrade upgrade = first;
    while (upgrade.isRunning()
        && !context.stop().isMade()
        && context.since(moved).compareTo(longest) < 0) {
      context.rest(Pacing.after(context.since(start)));
      RollingUpgrade now = look(moved, longest).orElse(upgrade);
      moved = now.equals(upgrade) ? moved : context.now();
      upgrade = now;
    }
    return upgrade;
  }

  /** A network that is away for a while is no reason to give up on what goes on without us. */
  private Optional<RollingUpgrade> look(Instant since, Duration longest) {
    try {
      return begun();
    } catch (CloudException e) {
      boolean late = context.since(since).compareTo(longest) >= 0;
      if (late || e.error().kind() != CloudError.Kind.UNREACHABLE) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private boolean isNew(RollingUpgrade latest) {
    return latest.isRunning()
        || before.map(b -> b.isRunning() || latest.startTime().isAfter(b.startTime())).orElse(true);
  }

  private void tell(RollingUpgrade upgrade) {
    if (told.equals(Optional.of(upgrade))) {
      return;
    }
    told = Optional.of(upgrade);
    context.tell(
        new RunEvent.RollingUpgradeMoved(
            set.name(),
            upgrade.code().word(),
            upgrade.successful(),
            upgrade.failed(),
            upgrade.inProgress(),
            upgrade.pending()));
  }
}
