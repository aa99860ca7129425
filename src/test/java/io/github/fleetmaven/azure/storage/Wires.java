package io.github.fleetmaven.azure.storage;

import io.github.fleetmaven.azure.LocalTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Ways to a real socket that a test can sit on. */
final class Wires {

  private static final Set<String> OF_THE_CLIENT = of("Content-Length", "Host", "Connection");

  private Wires() {}

  static LocalTransport plain() {
    return over(HttpClient.newHttpClient());
  }

  static LocalTransport over(HttpClient client) {
    return request -> {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(request.url())
              .version(HttpClient.Version.HTTP_1_1)
              .method(
                  request.method(),
                  request.bytes().length == 0
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofByteArray(request.bytes()));
      request.headers().entrySet().stream()
          .filter(header -> !OF_THE_CLIENT.contains(header.getKey()))
          .forEach(header -> builder.header(header.getKey(), header.getValue()));
      try {
        HttpResponse<byte[]> response = client.send(builder.build(), BodyHandlers.ofByteArray());
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, all) -> headers.put(name, String.join(",", all)));
        return new LocalTransport.Answer(response.statusCode(), headers, response.body());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    };
  }

  static BlobStoreContract.Fetched fetch(LocalTransport wire, String address) {
    try {
      LocalTransport.Answer answer =
          wire.send(new LocalTransport.Request("GET", URI.create(address), Map.of(), new byte[0]));
      return new BlobStoreContract.Fetched(answer.status(), answer.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> of(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(Set.of(names));
    return set;
  }
}
