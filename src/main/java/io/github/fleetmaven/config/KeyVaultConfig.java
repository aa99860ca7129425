package io.github.fleetmaven.config;

import java.util.Optional;

/** Protected settings that Azure takes from a Key Vault. */
record KeyVaultConfig(
    Place place,
    @Element(
            value =
                "The secret whose value is the JSON of the protected settings, as"
                    + " `https://myvault.vault.azure.net/secrets/app/0123456789abcdef0123456789abcdef`.",
            required = true)
        Optional<String> secretUrl,
    @Element(
            value =
                "The resource id of the vault, as"
                    + " `/subscriptions/…/resourceGroups/…/providers/Microsoft.KeyVault/vaults/myvault`.",
            required = true)
        Optional<String> sourceVault) {}
