package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A virtual machine or, with tags, a group of them. */
@Refuses(
    element = "image",
    because = "the image of a virtual machine can't change once it is made",
    instead = "leave it out; for images that change use a scale set")
@Refuses(
    element = "imageId",
    because = "the image of a virtual machine can't change once it is made",
    instead = "leave it out; for images that change use a scale set")
@Refuses(
    element = "imageUri",
    because = "the image of a virtual machine can't change once it is made",
    instead = "leave it out; for images that change use a scale set")
record VirtualMachineConfig(
    Place place,
    @Element(value = "The machine's name; with `tags` a label for the group.", required = true)
        Optional<String> name,
    @Element(
            value =
                "Its resource group. A group of machines is looked for there; `*` means the whole"
                    + " subscription.",
            defaultsTo = "`azure/resourceGroup`")
        Optional<String> resourceGroup,
    @Element(value = "Its subscription.", defaultsTo = "`azure/subscriptionId`")
        Optional<String> subscriptionId,
    @Element("Makes this a group: all machines that carry these tags. `<role>web</role>` is a tag.")
        Optional<Map<String, String>> tags,
    @Element("The extensions. Those that aren't named here are left alone.")
        List<ExtensionConfig> extensions,
    @Element("How the machines are brought to what is declared.") Optional<RolloutConfig> rollout,
    @Element(
            "What a run may do here although it would stop by itself: words with commas between"
                + " them.")
        List<Permission> allow) {}
