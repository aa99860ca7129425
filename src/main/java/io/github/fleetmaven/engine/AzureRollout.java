package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.plan.Driver;
import io.github.fleetmaven.plan.Work;
import java.time.Duration;
import java.util.Optional;

/**
 * A rollout that Azure drives: the write of the model begins it, and it is followed to its end or
 * left. Made for one target, used by one thread.
 */
final class AzureRollout {

  private final RunContext context;
  private final AzureWrite write;
  private final RolloutPolicy policy;
  private final Work.ScaleSetWork work;
  private final Driver.Azure driver;
  private final AzureAccount account;
  private final RollingUpgradeWatch watch;

  AzureRollout(
      RunContext context,
      AzureWrite write,
      RolloutPolicy policy,
      Work.ScaleSetWork work,
      Driver.Azure driver,
      AzureAccount account) {
    this.context = context;
    this.write = write;
    this.policy = policy;
    this.work = work;
    this.driver = driver;
    this.account = account;
    this.watch = new RollingUpgradeWatch(context, work.observed().id(), driver.before());
  }

  /**
   * Runs to the end, whatever that is.
   *
   * @return what went wrong
   */
  Optional<String> run() {
    Optional<CloudError> failedWrite = write.run(watch, policy.operationTimeout());
    Optional<RollingUpgrade> begun = begun(failedWrite);
    if (begun.isPresent()) {
      return driver.detach() && begun.get().isRunning() ? leave() : follow(begun.get());
    }
    if (failedWrite.isPresent()) {
      throw new TargetFailedException(failedWrite.get().text());
    }
    boolean expected = account.isOpen() && work.write().isPresent();
    return account.close(expected ? neverBegan() : Optional.empty());
  }

  private Optional<String> leave() {
    context.tell(new RunEvent.LeftToAzure(work.observed().id().name(), account.leave()));
    return Optional.empty();
  }

  /** Where nothing was written, or there is nothing to bring, nothing new is waited for. */
  private Optional<RollingUpgrade> begun(Optional<CloudError> failedWrite) {
    if (work.write().isEmpty()) {
      return driver.isRunning() ? watch.begun() : Optional.empty();
    }
    boolean expected = failedWrite.isEmpty() && account.isOpen();
    return expected ? watch.awaitBegin(policy.healthTimeout()) : watch.begun();
  }

  private Optional<String> follow(RollingUpgrade begun) {
    RollingUpgrade end;
    try {
      end = watch.follow(begun, longestStandstill());
    } catch (RunInterruptedException e) {
      return leave("interrupted");
    }
    return end.isRunning() && context.stop().isMade()
        ? leave("stopped on request")
        : account.close(AzureEnd.failure(end, longestStandstill()));
  }

  private Optional<String> leave(String why) {
    account.leave();
    return Optional.of(
        why
            + "; Azure's rollout goes on: fleet:status shows how far it is, and the next"
            + " fleet:apply picks it up");
  }

  private Duration longestStandstill() {
    return policy.operationTimeout().plus(policy.pauseBetweenBatches());
  }

  private Optional<String> neverBegan() {
    return Optional.of(
        "Azure's rolling upgrade did not begin within "
            + policy.healthTimeout()
            + " of the model's write; look at the upgrade policy of the set, and run apply again");
  }
}
