package io.github.fleetmaven.config;

import java.util.Optional;

/** What Azure's own rolling upgrade is told. The names are Azure's. */
record RollingUpgradePolicyConfig(
    Place place,
    @Element(
            value = "How much of the set a batch may take at most, in percent.",
            min = 5,
            max = 100,
            defaultsTo = "from `batchSize`")
        Optional<Integer> maxBatchInstancePercent,
    @Element(
            value = "How much of the whole set may be unhealthy before a batch, in percent.",
            min = 5,
            max = 100,
            defaultsTo = "from `maxUnavailable`")
        Optional<Integer> maxUnhealthyInstancePercent,
    @Element(
            value = "How many of the upgraded instances may be unhealthy, in percent.",
            min = 0,
            max = 100,
            defaultsTo = "from `maxFailedInstances`")
        Optional<Integer> maxUnhealthyUpgradedInstancePercent,
    @Element(
            value = "Whether new instances are made before old ones are deleted.",
            defaultsTo = "as it is")
        Optional<Boolean> maxSurge,
    @Element(value = "Whether batches may span zones.", defaultsTo = "as it is")
        Optional<Boolean> enableCrossZoneUpgrade,
    @Element(value = "Whether unhealthy instances go first.", defaultsTo = "true")
        Optional<Boolean> prioritizeUnhealthyInstances,
    @Element(
            value = "Whether Azure puts failed instances back when the policy is breached.",
            defaultsTo = "true where `onFailure` is `rollback`, else as it is")
        Optional<Boolean> rollbackFailedInstancesOnPolicyBreach) {}
