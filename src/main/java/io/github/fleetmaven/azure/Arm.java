package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.Call.Repeat;
import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.model.Value;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The Resource Manager, as the operations of this package see it: they name a path, it makes the
 * call and turns a refusal into a {@link CloudException}.
 *
 * <p>Safe for use by several threads.
 */
final class Arm {

  private final Endpoint endpoint;
  private final PatientWire wire;

  Arm(Endpoint endpoint, PatientWire wire) {
    this.endpoint = endpoint;
    this.wire = wire;
  }

  /** Reads a resource. An etag that only the header has is put into it. */
  Value.Obj get(String action, String subscriptionId, String path, Map<String, String> query) {
    Call call = read(action, subscriptionId, Urls.of(endpoint.base(), path, query));
    Answer answer = accepted(call);
    Value.Obj resource = object(call, answer);
    Optional<String> etag = resource.text("etag").or(() -> answer.header("etag"));
    return etag.map(e -> resource.with("etag", Value.of(e))).orElse(resource);
  }

  /**
   * Reads a list to its last page.
   *
   * @param page takes each page's items as it comes, so that no more than one is held
   */
  void list(
      String action,
      String subscriptionId,
      String path,
      Map<String, String> query,
      Consumer<List<Value.Obj>> page) {
    Set<URI> seen = new HashSet<>();
    Optional<URI> next = Optional.of(Urls.of(endpoint.base(), path, query));
    while (next.isPresent() && seen.add(next.get())) {
      Call call = read(action, subscriptionId, next.get());
      Value.Obj body = object(call, accepted(call));
      page.accept(Fields.objects(body.items("value")));
      next =
          body.text("nextLink").filter(link -> !link.isBlank()).map(link -> nextPage(call, link));
    }
  }

  /** Sends a call, and returns the answer whatever it is. */
  Answer send(Call call) {
    return wire.send(call);
  }

  /** Makes a call that polls. */
  Call pollCall(String action, String subscriptionId, URI url) {
    return new Call(action, subscriptionId, "GET", url, Map.of(), Optional.empty(), Repeat.POLL);
  }

  /** Makes a call that writes. */
  Call writeCall(
      String action,
      String subscriptionId,
      String method,
      String path,
      Map<String, String> headers,
      Optional<Value.Obj> body,
      Repeat repeat) {
    URI url = Urls.of(endpoint.base(), path, Map.of());
    return new Call(action, subscriptionId, method, url, headers, body.map(Sensitive::new), repeat);
  }

  /** Returns the URL of a path. */
  URI url(String path) {
    return Urls.of(endpoint.base(), path, Map.of());
  }

  /** Sends a call, and throws when it is refused. */
  Answer accepted(Call call) {
    Answer answer = wire.send(call);
    if (!answer.isSuccess()) {
      throw new CloudException(Failures.refused(call, answer));
    }
    return answer;
  }

  /** Returns the object in an answer, and throws when there is none. */
  private static Value.Obj object(Call call, Answer answer) {
    return answer.json().orElseThrow(() -> unusable(call, "the answer is not a JSON object"));
  }

  /** Reads a link in an answer; empty when it leads to a place that may not have our token. */
  Optional<URI> followable(String link) {
    return Urls.resolve(endpoint.base(), link).filter(endpoint::covers);
  }

  /** Returns how long an answer asks to wait. */
  Optional<Duration> retryAfter(Answer answer) {
    return RetryAfter.of(answer, wire.now());
  }

  private URI nextPage(Call call, String link) {
    return followable(link)
        .orElseThrow(() -> unusable(call, "the next page is not on " + endpoint.base().getHost()));
  }

  private Call read(String action, String subscriptionId, URI url) {
    return new Call(
        action, subscriptionId, "GET", url, Map.of(), Optional.empty(), Repeat.HARMLESS);
  }

  private static CloudException unusable(Call call, String why) {
    return new CloudException(
        new CloudError(Kind.UNREACHABLE, call.action(), 0, "", why, Optional.empty()));
  }
}
