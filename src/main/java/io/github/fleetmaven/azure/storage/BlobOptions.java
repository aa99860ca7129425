package io.github.fleetmaven.azure.storage;

import io.github.fleetmaven.azure.AzureEnvironmentName;
import io.github.fleetmaven.azure.Credentials;
import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.model.Sensitive;
import java.util.Optional;

/**
 * How a storage account is talked to.
 *
 * @param environment the Azure that it belongs to
 * @param credentials who asks, unless there is a key
 * @param accountKey the account's key, in Base64; it signs requests and signatures
 * @param transport what answers in place of the network; with it nobody is asked for credentials
 * @param listener hears of waits
 */
public record BlobOptions(
    AzureEnvironmentName environment,
    Credentials credentials,
    Optional<Sensitive<String>> accountKey,
    Optional<LocalTransport> transport,
    WaitListener listener) {}
