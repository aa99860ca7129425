package io.github.fleetmaven.azure;

import io.github.fleetmaven.cloud.WaitListener;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which Azure is talked to, and how.
 *
 * @param environment the cloud
 * @param endpoint where its Resource Manager answers, when that is not the environment's own; an
 *     http or https URL
 * @param credentials who asks
 * @param transport what answers in place of the network; with it nobody is asked for credentials
 * @param listener hears of waits
 * @param mask clears a text of the secrets that are known by then
 */
public record AzureOptions(
    AzureEnvironmentName environment,
    Optional<String> endpoint,
    Credentials credentials,
    Optional<LocalTransport> transport,
    WaitListener listener,
    UnaryOperator<String> mask) {

  /** Options of who knows no secrets. */
  public AzureOptions(
      AzureEnvironmentName environment,
      Optional<String> endpoint,
      Credentials credentials,
      Optional<LocalTransport> transport,
      WaitListener listener) {
    this(environment, endpoint, credentials, transport, listener, UnaryOperator.identity());
  }
}
