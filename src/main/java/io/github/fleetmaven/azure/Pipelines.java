package io.github.fleetmaven.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.management.http.policy.ArmChallengeAuthenticationPolicy;
import com.azure.core.util.Configuration;
import java.time.Duration;

/**
 * Builds the pipeline through which every request goes: who we are, who asks, the count, the wire.
 * Waiting and repeating is done around it by {@link PatientWire}, on the run's own time. Nothing
 * logs bodies.
 */
final class Pipelines {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** The Resource Manager itself waits up to a minute for the service behind it. */
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(100);

  private Pipelines() {}

  /** Returns the pipeline for some options; a credential is made only for a trusted endpoint. */
  static HttpPipeline of(AzureOptions options, Endpoint endpoint, RequestCounter counter) {
    HttpClient client =
        options
            .transport()
            .<HttpClient>map(LocalHttpClient::new)
            .orElseGet(
                () -> network(new JdkHttpClientBuilder(), endpoint.isLoopback(), RESPONSE_TIMEOUT));
    return of(client, endpoint.trusted() ? token(options) : new DummyTokenPolicy(), counter);
  }

  /**
   * Returns a pipeline.
   *
   * @param authorization puts a token into each request
   */
  static HttpPipeline of(
      HttpClient client, HttpPipelinePolicy authorization, RequestCounter counter) {
    return new HttpPipelineBuilder()
        .httpClient(client)
        .policies(
            new IdentityPolicy(Version.userAgent()),
            authorization,
            new CountingPolicy(counter),
            new WithoutLengthPolicy())
        .build();
  }

  private static HttpPipelinePolicy token(AzureOptions options) {
    return new ArmChallengeAuthenticationPolicy(
        credential(options.environment(), options.credentials()), options.environment().scope());
  }

  static TokenCredential credential(AzureEnvironmentName environment, Credentials credentials) {
    return new CredentialChain(
        new CredentialSources(environment.authorityHost(), System.getenv()).of(credentials));
  }

  /** A proxy of the environment's isn't asked for what is on this machine. */
  static HttpClient network(
      JdkHttpClientBuilder plain, boolean loopback, Duration responseTimeout) {
    JdkHttpClientBuilder builder =
        plain.connectionTimeout(CONNECT_TIMEOUT).responseTimeout(responseTimeout);
    return loopback ? builder.configuration(Configuration.NONE).build() : builder.build();
  }
}
