package io.github.fleetmaven.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How instances are brought to what a pom declares.
 *
 * @param order by what waves are cut; when empty, zone where there are several, else update domain
 *     (Flexible: fault domain), else instance
 * @param batchSize how many instances are updated at once
 * @param firstBatch how many instances the first batch takes, when it is to differ
 * @param maxUnavailable the budget: how many instances may be out of service at once
 * @param pauseBetweenBatches how long to wait after each batch
 * @param operationTimeout how long one operation of the cloud may take
 * @param healthTimeout how long an instance may take to be well again, from the end of its
 *     operation
 * @param maxFailedInstances how many instances may fail before the rollout stops
 * @param bake how long the first batch has to stay well before the others follow
 * @param instances which instances it is restricted to
 * @param onFailure what happens when more instances fail than may
 * @param suspendRepairs whether automatic instance repairs are suspended while it goes on
 * @param strategy who drives; when empty, Azure for a set under its Rolling policy, else this
 *     plugin
 * @param rollingUpgradePolicy what is said of Azure's own rolling upgrade, where Azure drives
 */
public record RolloutPolicy(
    Optional<Order> order,
    Amount batchSize,
    Optional<Amount> firstBatch,
    Amount maxUnavailable,
    Duration pauseBetweenBatches,
    Duration operationTimeout,
    Duration healthTimeout,
    Amount maxFailedInstances,
    Duration bake,
    InstanceSelection instances,
    OnFailure onFailure,
    boolean suspendRepairs,
    Optional<Strategy> strategy,
    RollingUpgradePolicy rollingUpgradePolicy) {

  /** What a pom gets that says nothing of its rollout. */
  public static final RolloutPolicy DEFAULT =
      new RolloutPolicy(
          Optional.empty(),
          new Amount.Percent(20),
          Optional.empty(),
          new Amount.Percent(20),
          Duration.ZERO,
          Duration.ofHours(2),
          Duration.ofMinutes(10),
          new Amount.Count(0));

  /** A policy of batches that says nothing of the rest. */
  public RolloutPolicy(
      Optional<Order> order,
      Amount batchSize,
      Optional<Amount> firstBatch,
      Amount maxUnavailable,
      Duration pauseBetweenBatches,
      Duration operationTimeout,
      Duration healthTimeout,
      Amount maxFailedInstances) {
    this(
        order,
        batchSize,
        firstBatch,
        maxUnavailable,
        pauseBetweenBatches,
        operationTimeout,
        healthTimeout,
        maxFailedInstances,
        Duration.ZERO,
        InstanceSelection.ALL,
        OnFailure.STOP,
        false,
        Optional.empty(),
        RollingUpgradePolicy.UNSAID);
  }

  /** Returns a copy with that operation timeout. */
  public RolloutPolicy withOperationTimeout(Duration timeout) {
    return new RolloutPolicy(
        order,
        batchSize,
        firstBatch,
        maxUnavailable,
        pauseBetweenBatches,
        timeout,
        healthTimeout,
        maxFailedInstances,
        bake,
        instances,
        onFailure,
        suspendRepairs,
        strategy,
        rollingUpgradePolicy);
  }

  /** Returns a copy that is restricted to those instances. */
  public RolloutPolicy withInstances(InstanceSelection selection) {
    return new RolloutPolicy(
        order,
        batchSize,
        firstBatch,
        maxUnavailable,
        pauseBetweenBatches,
        operationTimeout,
        healthTimeout,
        maxFailedInstances,
        bake,
        selection,
        onFailure,
        suspendRepairs,
        strategy,
        rollingUpgradePolicy);
  }

  /** Returns a copy that suspends automatic repairs, or doesn't. */
  public RolloutPolicy withSuspendRepairs(boolean suspending) {
    return new RolloutPolicy(
        order,
        batchSize,
        firstBatch,
        maxUnavailable,
        pauseBetweenBatches,
        operationTimeout,
        healthTimeout,
        maxFailedInstances,
        bake,
        instances,
        onFailure,
        suspending,
        strategy,
        rollingUpgradePolicy);
  }

  /** Returns a copy that reacts so to too many failures. */
  public RolloutPolicy withOnFailure(OnFailure reaction) {
    return new RolloutPolicy(
        order,
        batchSize,
        firstBatch,
        maxUnavailable,
        pauseBetweenBatches,
        operationTimeout,
        healthTimeout,
        maxFailedInstances,
        bake,
        instances,
        reaction,
        suspendRepairs,
        strategy,
        rollingUpgradePolicy);
  }

  /** Returns a copy that is driven so. */
  public RolloutPolicy withStrategy(Strategy driver) {
    return new RolloutPolicy(
        order,
        batchSize,
        firstBatch,
        maxUnavailable,
        pauseBetweenBatches,
        operationTimeout,
        healthTimeout,
        maxFailedInstances,
        bake,
        instances,
        onFailure,
        suspendRepairs,
        Optional.of(driver),
        rollingUpgradePolicy);
  }

  /** What happens when more instances fail than may. */
  public enum OnFailure {
    /** Everything is left as it is. */
    STOP("stop"),
    /** What was there before is put back. */
    ROLLBACK("rollback");

    private final String pomName;

    OnFailure(String pomName) {
      this.pomName = pomName;
    }

    /** Returns the word as a pom writes it. */
    public String pomName() {
      return pomName;
    }
  }

  /** Who drives a rollout. */
  public enum Strategy {
    /** This plugin, batch by batch. */
    BATCHES("batches"),
    /** Azure, by a rolling upgrade of its own. */
    AZURE("azure");

    private final String pomName;

    Strategy(String pomName) {
      this.pomName = pomName;
    }

    /** Returns the word as a pom writes it. */
    public String pomName() {
      return pomName;
    }
  }

  /** By what the waves of a rollout are cut. */
  public enum Order {
    ZONE("zone"),
    UPDATE_DOMAIN("updateDomain"),
    FAULT_DOMAIN("faultDomain"),
    INSTANCE("instance");

    private final String pomName;

    Order(String pomName) {
      this.pomName = pomName;
    }

    /** Returns the word as a pom writes it. */
    public String pomName() {
      return pomName;
    }
  }
}
