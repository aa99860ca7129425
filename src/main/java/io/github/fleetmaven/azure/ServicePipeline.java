package io.github.fleetmaven.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.time.Time;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Builds pipelines for services of Azure beside the Resource Manager. Waiting and repeating is done
 * inside, on the run's own time, so each request may be sent twice. Nothing logs bodies or queries.
 * Unlike the Resource Manager, storage refuses a body without a Content-Length, so that header
 * stays. A pipeline takes synchronous requests alone.
 */
public final class ServicePipeline {

  /** The key in a request's context under which what is tried stands, for people. */
  public static final String ACTION = "fleet-action";

  /** A block of 4 MiB takes as long over a slow line that others share. */
  private static final Duration RESPONSE_TIMEOUT = Duration.ofMinutes(5);

  private ServicePipeline() {}

  /**
   * Returns a pipeline.
   *
   * @param transport what answers in place of the network
   * @param loopback whether the service is on this machine, where no proxy of the environment's is
   *     asked
   * @param authorization what says who asks, tried anew with each repetition
   */
  public static HttpPipeline of(
      Optional<LocalTransport> transport,
      boolean loopback,
      List<HttpPipelinePolicy> authorization,
      RequestCounter counter,
      Time time,
      WaitListener listener) {
    HttpClient client =
        transport
            .<HttpClient>map(LocalHttpClient::new)
            .orElseGet(
                () -> Pipelines.network(oneRequestAConnection(), loopback, RESPONSE_TIMEOUT));
    return new HttpPipelineBuilder()
        .httpClient(client)
        .policies(new PatientPolicy(time, listener), new IdentityPolicy(Version.userAgent()))
        .policies(authorization.toArray(HttpPipelinePolicy[]::new))
        .policies(new CountingPolicy(counter))
        .build();
  }

  /**
   * HTTP/1.1: blocks that are sent at once then have a connection each, and none asks a server that
   * speaks plain http to change to HTTP/2, which some answer by losing the body.
   */
  private static JdkHttpClientBuilder oneRequestAConnection() {
    return new JdkHttpClientBuilder(
        java.net.http.HttpClient.newBuilder().version(java.net.http.HttpClient.Version.HTTP_1_1));
  }

  /**
   * Returns what puts a token into each request; it refuses plain http.
   *
   * @param scope what the token is for, as {@code https://storage.azure.com/.default}
   */
  public static HttpPipelinePolicy token(
      AzureEnvironmentName environment, Credentials credentials, String scope) {
    return new BearerTokenAuthenticationPolicy(
        Pipelines.credential(environment, credentials), scope);
  }

  /** Returns what puts a token that says nothing into each request. */
  public static HttpPipelinePolicy noToken() {
    return new DummyTokenPolicy();
  }

  /** Tells whether a URL is on this machine. */
  public static boolean isLoopback(URI url) {
    return Endpoint.isLoopback(url);
  }
}
