package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How instances are brought to what is declared. */
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
    @Element(
            value =
                "How long the first batch has to stay well before the others follow; needs"
                    + " `firstBatch`.",
            defaultsTo = "no time")
        Optional<Duration> bake,
    @Element(
            value =
                "Restricts the rollout to these instances: an instance id, the name of a VM, or a"
                    + " domain as `zone:2`, `updateDomain:0`, `faultDomain:1`. The others keep"
                    + " what they have.",
            item = "instance",
            defaultsTo = "all")
        Optional<List<String>> instances,
    @Element(
            value =
                "What happens when more instances fail: `stop` leaves everything as it is,"
                    + " `rollback` puts back what was there before.",
            defaultsTo = "stop")
        Optional<RolloutPolicy.OnFailure> onFailure,
    @Element(
            value = "Whether automatic instance repairs are suspended while the rollout goes on.",
            defaultsTo = "false")
        Optional<Boolean> suspendRepairs,
    @Element(
            value =
                "Who drives: `batches` means this plugin, `azure` means Azure's own rolling"
                    + " upgrade.",
            defaultsTo = "batches; azure for a scale set whose upgrade policy is Rolling")
        Optional<RolloutPolicy.Strategy> strategy,
    @Element(
            value = "What Azure's own rolling upgrade is told, where it drives.",
            defaultsTo = "what follows from the rest of the rollout")
        Optional<RollingUpgradePolicyConfig> rollingUpgradePolicy) {}
