package io.github.fleetmaven.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.resourcemanager.compute.implementation.ComputeManagementClientBuilder;
import io.github.fleetmaven.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends calls through the SDK's compute clients, one for each subscription, made when it is first
 * needed.
 *
 * <p>Requests and answers are raw JSON on the client's pipeline and not the client's typed methods:
 * those drop every property that this version of the SDK doesn't know, which a model write would
 * then lose, and hide the first answer of a long-running operation, which the poller needs.
 */
final class SdkWire implements Wire {

  /** The version of the API that the SDK's compute client speaks; a test holds the two together. */
  static final String API_VERSION = "2025-04-01";

  private final Map<String, HttpPipeline> pipelines = new ConcurrentHashMap<>();
  private final Endpoint endpoint;
  private final AzureEnvironmentName environment;
  private final HttpPipeline pipeline;

  SdkWire(Endpoint endpoint, AzureEnvironmentName environment, HttpPipeline pipeline) {
    this.endpoint = endpoint;
    this.environment = environment;
    this.pipeline = pipeline;
  }

  @Override
  public Answer send(Call call) throws IOException, InterruptedException {
    HttpPipeline client = pipelines.computeIfAbsent(call.subscriptionId(), this::client);
    Context eagerly = new Context("azure-eagerly-read-response", true);
    try (HttpResponse response = client.sendSync(request(call), eagerly)) {
      BinaryData body = response.getBodyAsBinaryData();
      return new Answer(
          response.getStatusCode(), headers(response), body == null ? "" : body.toString(), false);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RuntimeException e) {
      throw Unwrapped.of(e);
    }
  }

  private HttpPipeline client(String subscriptionId) {
    return new ComputeManagementClientBuilder()
        .pipeline(pipeline)
        .endpoint(endpoint.base().toString())
        .environment(environment.environment())
        .subscriptionId(subscriptionId)
        .buildClient()
        .getHttpPipeline();
  }

  private static HttpRequest request(Call call) {
    HttpRequest request =
        new HttpRequest(HttpMethod.valueOf(call.method()), call.url().toString())
            .setHeader(HttpHeaderName.ACCEPT, "application/json");
    call.headers()
        .forEach((name, value) -> request.setHeader(HttpHeaderName.fromString(name), value));
    call.body()
        .ifPresent(
            body ->
                request
                    .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
                    .setBody(Json.write(body.reveal())));
    return request;
  }

  private static Map<String, String> headers(HttpResponse response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .getHeaders()
        .forEach(h -> headers.put(h.getName().toLowerCase(Locale.ROOT), h.getValue()));
    return headers;
  }
}
