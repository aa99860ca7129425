package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Windows instances of Alibaba Cloud ECS. */
record EcsGroupConfig(
    Place place,
    @Element(
            value =
                "The group's label. What a run sends is tagged with it, and found again by it: two"
                    + " groups in a region must not share one.",
            required = true)
        Optional<String> name,
    @Element(value = "Its region.", defaultsTo = "`alibaba/regionId`") Optional<String> regionId,
    @Element(value = "Its instances, by id.", item = "instanceId")
        Optional<List<String>> instanceIds,
    @Element("Its instances: all that carry these tags. `<role>web</role>` is a tag.")
        Optional<Map<String, String>> tags,
    @Element(value = "What is asked of their virtio driver.", required = true)
        Optional<VirtioDriverConfig> virtioDriver,
    @Element("How the instances are brought to what is declared.") Optional<RolloutConfig> rollout,
    @Element(
            "What a run may do here although it would stop by itself: words with commas between"
                + " them.")
        List<Permission> allow) {}
