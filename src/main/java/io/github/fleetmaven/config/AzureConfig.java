package io.github.fleetmaven.config;

import java.util.Optional;

/** What holds for every Azure target. */
record AzureConfig(
    Place place,
    @Element("The subscription, a GUID. A target may name another.")
        Optional<String> subscriptionId,
    @Element("The Microsoft Entra tenant to sign in to: a GUID or a domain.")
        Optional<String> tenantId,
    @Element(value = "The Azure cloud.", defaultsTo = "AZURE")
        Optional<AzureSettings.Environment> environment,
    @Element("The resource group. A target may name another.") Optional<String> resourceGroup,
    @Element("How to sign in.") Optional<AuthConfig> auth) {}
