package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.RolloutPolicy;
import java.time.Duration;
import java.util.Optional;

/** How instances are brought to what is declared. */
@Refuses(
    element = "strategy",
    because = "rolling out by Azure's own strategy isn't supported in this version",
    instead = "leave it out; the plugin cuts the batches")
record RolloutConfig(
    Place place,
    @Element(
            value = "By what the waves are cut.",
            defaultsTo =
                "zone where there are several, else updateDomain (Flexible: faultDomain), else"
                    + " instance")
        Optional<RolloutPolicy.Order> order,
    @Element("How many instances are updated at once.") Optional<Amount> batchSize,
    @Element(value = "How many instances the first batch takes.", defaultsTo = "as `batchSize`")
        Optional<Amount> firstBatch,
    @Element("How many instances may be out of service at once.") Optional<Amount> maxUnavailable,
    @Element("How long to wait after each batch.") Optional<Duration> pauseBetweenBatches,
    @Element(
            "How long one operation of the cloud may take; never below the target's"
                + " `extensionsTimeBudget`.")
        Optional<Duration> operationTimeout,
    @Element("How long an instance may take to be well again, from the end of its operation.")
        Optional<Duration> healthTimeout,
    @Element("How many instances may fail before the rollout stops.")
        Optional<Amount> maxFailedInstances,
    @Element(value = "What happens when more instances fail.", defaultsTo = "stop")
        Optional<OnFailure> onFailure) {

  /** What happens when more instances fail than may. */
  enum OnFailure {
    STOP
  }
}
