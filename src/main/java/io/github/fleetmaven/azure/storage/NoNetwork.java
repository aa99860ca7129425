package io.github.fleetmaven.azure.storage;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import reactor.core.publisher.Mono;

/** A client that sends nothing: to sign takes none. */
record NoNetwork() implements HttpClient {

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.error(new IllegalStateException("no request was meant to be sent"));
  }
}
