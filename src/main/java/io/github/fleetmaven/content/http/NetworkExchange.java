package io.github.fleetmaven.content.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The network, through the JDK's client; files are streamed. */
public final class NetworkExchange implements HttpExchange {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

  /** Slower than 64 KiB a second is broken. */
  private static final long SLOWEST = 64 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(Redirect.NEVER)
          // Some servers of plain http lose the body of a request that offers HTTP/2.
          .version(Version.HTTP_1_1)
          .build();
  private final String userAgent;

  /**
   * @param userAgent who the requests say they are from
   */
  public NetworkExchange(String userAgent) {
    this.userAgent = userAgent;
  }

  @Override
  public Answer send(Request request) throws IOException, InterruptedException {
    long size = request.body().map(Body::size).orElse(0L);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.url())
            .timeout(ANSWER_TIMEOUT.plusSeconds(size / SLOWEST))
            .header("User-Agent", userAgent)
            .method(request.method(), publisher(request));
    request.headers().forEach(builder::header);
    HttpResponse<byte[]> response = client.send(builder.build(), BodyHandlers.ofByteArray());
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .map()
        .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", all)));
    return new Answer(response.statusCode(), headers, response.body());
  }

  private static BodyPublisher publisher(Request request) {
    return request
        .body()
        .filter(body -> body.size() > 0)
        .map(
            body ->
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofInputStream(() -> open(body)), body.size()))
        .orElseGet(BodyPublishers::noBody);
  }

  private static InputStream open(Body body) {
    try {
      return body.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
