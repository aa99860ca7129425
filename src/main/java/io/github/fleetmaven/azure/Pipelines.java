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
import java.util.ArrayList;
import java.util.List;

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
    List<HttpPipelinePolicy> policies = new ArrayList<>();
    policies.add(new IdentityPolicy(Version.userAgent()));
    if (endpoint.trusted()) {
      policies.add(
          new ArmChallengeAuthenticationPolicy(credential(options), options.environment().scope()));
    } else {
      policies.add(new DummyTokenPolicy());
    }
    policies.add(new CountingPolicy(counter));
    policies.add(new WithoutLengthPolicy());
    return new HttpPipelineBuilder()
        .httpClient(
            options
                .transport()
                .<HttpClient>map(LocalHttpClient::new)
                .orElseGet(() -> network(endpoint)))
        .policies(policies.toArray(HttpPipelinePolicy[]::new))
        .build();
  }

  private static TokenCredential credential(AzureOptions options) {
    return CredentialChain.of(
        options.credentials(), options.environment().authorityHost(), System.getenv());
  }

  /** A proxy of the environment's isn't asked for what is on this machine. */
  private static HttpClient network(Endpoint endpoint) {
    JdkHttpClientBuilder builder =
        new JdkHttpClientBuilder()
            .connectionTimeout(CONNECT_TIMEOUT)
            .responseTimeout(RESPONSE_TIMEOUT);
    return endpoint.isLoopback()
        ? builder.configuration(Configuration.NONE).build()
        : builder.build();
  }
}
