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
 */
public record RolloutPolicy(
    Optional<Order> order,
    Amount batchSize,
    Optional<Amount> firstBatch,
    Amount maxUnavailable,
    Duration pauseBetweenBatches,
    Duration operationTimeout,
    Duration healthTimeout,
    Amount maxFailedInstances) {

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
        maxFailedInstances);
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
