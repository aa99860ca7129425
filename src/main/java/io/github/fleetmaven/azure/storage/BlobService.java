package io.github.fleetmaven.azure.storage;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import io.github.fleetmaven.azure.ServicePipeline;
import io.github.fleetmaven.model.ContentPlace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The blob service of one place, as the operations of this package see it: they say what they want
 * of a container or a blob, it makes the request.
 *
 * <p>Safe for use by several threads.
 */
final class BlobService {

  /** The version of the service that is spoken: one that every Azure cloud has. */
  static final String VERSION = "2023-11-03";

  private static final byte[] NOTHING = {};

  private final ContentPlace.AzureStorage place;
  private final BlobEndpoint endpoint;
  private final HttpPipeline pipeline;

  BlobService(ContentPlace.AzureStorage place, BlobEndpoint endpoint, HttpPipeline pipeline) {
    this.place = place;
    this.endpoint = endpoint;
    this.pipeline = pipeline;
  }

  ContentPlace.AzureStorage place() {
    return place;
  }

  /** Returns what a name is within the container. */
  String blob(String name) {
    return place.prefix().isEmpty() ? name : place.prefix() + "/" + name;
  }

  /** Returns the address of a blob. */
  String address(String blob) {
    return endpoint.base() + path(BlobCall.Scope.CONTAINER, blob);
  }

  /** Sends a request, and returns the answer whatever it is. */
  BlobAnswer send(BlobCall call) {
    Context context =
        new Context("azure-eagerly-read-response", true)
            .addData(ServicePipeline.ACTION, call.action());
    try (HttpResponse response = pipeline.sendSync(request(call), context)) {
      BinaryData body = response.getBodyAsBinaryData();
      return new BlobAnswer(
          response.getStatusCode(), response.getHeaders(), body == null ? NOTHING : body.toBytes());
    }
  }

  /** Sends a request, and throws when it is refused. */
  BlobAnswer accepted(BlobCall call) {
    BlobAnswer answer = send(call);
    if (!answer.isSuccess()) {
      throw BlobFailures.refused(place, call, answer);
    }
    return answer;
  }

  private HttpRequest request(BlobCall call) {
    HttpRequest request =
        new HttpRequest(call.method(), url(call))
            .setHeader(HttpHeaderName.fromString("x-ms-version"), VERSION);
    call.headers()
        .forEach((name, value) -> request.setHeader(HttpHeaderName.fromString(name), value));
    // The signature by a key covers the length, and wants it said where there is no body too.
    request.setHeader(HttpHeaderName.CONTENT_LENGTH, "0");
    call.body().ifPresent(request::setBody);
    return request;
  }

  private String url(BlobCall call) {
    String query =
        new TreeMap<>(call.query())
            .entrySet().stream()
                .map((Map.Entry<String, String> e) -> e.getKey() + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
    String url = endpoint.base() + path(call.scope(), call.blob());
    return query.isEmpty() ? url : url + "?" + query;
  }

  private String path(BlobCall.Scope scope, String blob) {
    if (scope == BlobCall.Scope.SERVICE) {
      return "/";
    }
    String container = "/" + encode(place.container());
    return blob.isEmpty()
        ? container
        : Arrays.stream(blob.split("/", -1))
            .map(BlobService::encode)
            .collect(Collectors.joining("/", container + "/", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
