package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Permission;
import java.util.List;
import java.util.Optional;

/** A scale set. */
record ScaleSetConfig(
    Place place,
    @Element(value = "The scale set's name.", required = true) Optional<String> name,
    @Element(value = "Its resource group.", defaultsTo = "`azure/resourceGroup`")
        Optional<String> resourceGroup,
    @Element(value = "Its subscription.", defaultsTo = "`azure/subscriptionId`")
        Optional<String> subscriptionId,
    @Element(
            value = "The platform image that its instances run.",
            defaultsTo = "the image stays as it is")
        Optional<ImageConfig> image,
    @Element("The resource id of a gallery image, of a version of one, or of a managed image.")
        Optional<String> imageId,
    @Element("The URI of an unmanaged custom image. Azure retired unmanaged disks in March 2026.")
        Optional<String> imageUri,
    @Element("The extensions. Those that aren't named here are left alone.")
        List<ExtensionConfig> extensions,
    @Element("How its instances are brought to what is declared.") Optional<RolloutConfig> rollout,
    @Element(
            "What a run may do here although it would stop by itself: words with commas between"
                + " them.")
        List<Permission> allow) {}
