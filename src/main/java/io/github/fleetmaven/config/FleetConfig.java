package io.github.fleetmaven.config;

import java.util.List;
import java.util.Optional;

/** The plugin's {@code <configuration>}: what it says of the fleet. */
record FleetConfig(
    Place place,
    @Element("What holds for every target in Azure that doesn't say otherwise.")
        Optional<AzureConfig> azure,
    @Element("What holds for every group of ECS instances that doesn't say otherwise.")
        Optional<AlibabaConfig> alibaba,
    @Element(
            value = "Where files are kept that the machines download.",
            defaultsTo = "they travel inside the extensions")
        Optional<ContentConfig> content,
    @Element(value = "The scale sets.", item = "scaleSet") List<ScaleSetConfig> scaleSets,
    @Element(
            value = "The virtual machines, and the groups of virtual machines.",
            item = "virtualMachine")
        List<VirtualMachineConfig> virtualMachines,
    @Element(value = "The groups of Windows instances of Alibaba Cloud ECS.", item = "ecsGroup")
        List<EcsGroupConfig> ecsGroups) {}
