package io.github.fleetmaven.model;

/**
 * Protected settings that Azure itself takes from a Key Vault.
 *
 * @param secretUrl the secret, whose value is the JSON of the protected settings
 * @param sourceVault the resource id of the vault
 */
public record KeyVaultReference(String secretUrl, String sourceVault) {}
