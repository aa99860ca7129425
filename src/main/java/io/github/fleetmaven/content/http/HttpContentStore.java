package io.github.fleetmaven.content.http;

import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.time.Time;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A server that takes files by PUT, as the engine sees it: a raw repository, or a Maven repository.
 * It can't tell what it holds. Such servers give no promise for a PUT that is cut off, so what
 * arrived is looked at again.
 */
public final class HttpContentStore implements ContentStore {

  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;

  private final HttpAddresses addresses;
  private final Optional<String> serverId;
  private final HttpService service;

  private HttpContentStore(
      HttpAddresses addresses, Optional<String> serverId, HttpService service) {
    this.addresses = addresses;
    this.serverId = serverId;
    this.service = service;
  }

  /**
   * Opens a raw repository. Nothing is asked yet.
   *
   * @param exchange the network, or what stands in its place
   * @param waits hears how long is waited, and why
   * @throws io.github.fleetmaven.diag.FleetException when the address can't be used like this
   */
  public static HttpContentStore open(
      ContentPlace.Http place,
      Optional<HttpCredentials> credentials,
      HttpExchange exchange,
      Time time,
      BiConsumer<Duration, String> waits) {
    return open(place, place.serverId(), credentials, exchange, time, waits);
  }

  /** Opens a Maven repository, as the other method opens a raw one. */
  public static HttpContentStore open(
      ContentPlace.MavenRepository place,
      Optional<HttpCredentials> credentials,
      HttpExchange exchange,
      Time time,
      BiConsumer<Duration, String> waits) {
    return open(place, place.serverId(), credentials, exchange, time, waits);
  }

  private static HttpContentStore open(
      ContentPlace place,
      Optional<String> serverId,
      Optional<HttpCredentials> credentials,
      HttpExchange exchange,
      Time time,
      BiConsumer<Duration, String> waits) {
    return new HttpContentStore(
        HttpAddresses.of(place, credentials.isPresent()),
        serverId,
        new HttpService(exchange, credentials, time, waits));
  }

  @Override
  public Optional<Long> size(String name) {
    String action = "look for content " + name;
    HttpExchange.Answer answer = send(action, "HEAD", name);
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    check(action, name, answer);
    return Optional.of(
        answer
            .header("content-length")
            .map(Long::valueOf)
            .orElseThrow(
                () ->
                    HttpRefusals.failed(
                        Kind.REFUSED,
                        action,
                        answer.status(),
                        "the server doesn't say how large it is (no Content-Length)")));
  }

  @Override
  public void put(String name, Path file, String sha256) {
    String action = "upload content " + name;
    try {
      CheckedFile body = new CheckedFile(file, sha256);
      body.checkEmpty();
      Optional<Long> before = size(name);
      if (before.isEmpty()) {
        put(action, addresses.of(name), body);
        if (addresses.mavenLayout()) {
          putChecksum(action, name, body.sha1());
        }
      }
      verify(action, name, before.or(() -> size(name)), body.size());
    } catch (ChangedFileException e) {
      throw HttpRefusals.failed(Kind.REFUSED, action, 0, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw HttpRefusals.failed(
          Kind.REFUSED, action, 0, file + " can't be read (" + e.getMessage() + ")");
    }
  }

  private void put(String action, URI url, HttpExchange.Body body) {
    HttpExchange.Answer answer =
        service.send(
            action,
            "PUT",
            url,
            Map.of("If-None-Match", "*", "Content-Type", "application/octet-stream"),
            Optional.of(body));
    if (!answer.isSuccess() && answer.status() != PRECONDITION_FAILED) {
      throw HttpRefusals.refused(action, url, serverId, answer);
    }
  }

  /** Repositories that check what they get want a checksum beside it. */
  private void putChecksum(String action, String name, String sha1) {
    byte[] text = sha1.getBytes(StandardCharsets.US_ASCII);
    URI url = URI.create(addresses.of(name) + ".sha1");
    put(
        action,
        url,
        new HttpExchange.Body() {
          @Override
          public long size() {
            return text.length;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(text);
          }
        });
  }

  private void verify(String action, String name, Optional<Long> found, long size) {
    if (!found.equals(Optional.of(size))) {
      throw HttpRefusals.failed(
          Kind.REFUSED,
          action,
          0,
          addresses.of(name)
              + found.map(bytes -> " has " + bytes + " bytes").orElse(" isn't there")
              + " and should have "
              + size
              + ", as after an upload that was cut off; remove what is there, and run the goal"
              + " again");
    }
  }

  @Override
  public Optional<String> read(String name) {
    String action = "read content " + name;
    HttpExchange.Answer answer = send(action, "GET", name);
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    check(action, name, answer);
    return Optional.of(new String(answer.body(), StandardCharsets.UTF_8));
  }

  @Override
  public Optional<List<Stored>> list(String prefix) {
    return Optional.empty();
  }

  @Override
  public void delete(String name) {
    String action = "remove content " + name;
    HttpExchange.Answer answer = send(action, "DELETE", name);
    if (answer.status() != NOT_FOUND) {
      check(action, name, answer);
    }
  }

  /** Returns the plain address: whoever knows it may read it. */
  @Override
  public Sensitive<String> signed(String name, Instant until) {
    return new Sensitive<>(addresses.of(name).toString());
  }

  @Override
  public RequestCount requests() {
    return service.count();
  }

  private HttpExchange.Answer send(String action, String method, String name) {
    return service.send(action, method, addresses.of(name), Map.of(), Optional.empty());
  }

  private void check(String action, String name, HttpExchange.Answer answer) {
    if (!answer.isSuccess()) {
      throw HttpRefusals.refused(action, addresses.of(name), serverId, answer);
    }
  }
}
