package io.github.fleetmaven.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** An HTTP client of the SDK that hands requests to a {@link LocalTransport}: no socket. */
record LocalHttpClient(LocalTransport transport) implements HttpClient {

  private static final byte[] NOTHING = {};

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromCallable(() -> sendSync(request, Context.NONE));
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    try {
      return response(request, transport.send(local(request)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalTransport.Request local(HttpRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (HttpHeader header : request.getHeaders()) {
      headers.put(header.getName(), header.getValue());
    }
    BinaryData body = request.getBodyAsBinaryData();
    return new LocalTransport.Request(
        request.getHttpMethod().toString(),
        URI.create(request.getUrl().toString()),
        headers,
        body == null ? NOTHING : body.toBytes());
  }

  private static HttpResponse response(HttpRequest request, LocalTransport.Answer answer) {
    HttpHeaders headers = new HttpHeaders();
    answer.headers().forEach((name, value) -> headers.set(HttpHeaderName.fromString(name), value));
    return new LocalHttpResponse(request, answer.status(), headers, answer.bytes());
  }
}
