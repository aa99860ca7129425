package io.github.fleetmaven.azure.storage;

import com.azure.core.http.HttpMethod;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.xml.XmlReader;
import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Keys that sign in the name of whoever is signed in. One serves a whole run, as a rule. Safe for
 * use by several threads.
 */
final class DelegationKeys {

  /** Longer than that Azure gives none. */
  static final Duration LONGEST = Duration.ofDays(7);

  /** Clocks differ; a key must neither begin in the future nor last too long by the service's. */
  private static final Duration SKEW = Duration.ofMinutes(15);

  private static final String ACTION = "get a key that signs addresses of content";

  private final BlobService service;
  private final Time time;
  private @Nullable UserDelegationKey key;

  DelegationKeys(BlobService service, Time time) {
    this.service = service;
    this.time = time;
  }

  /**
   * Returns a key that is valid until some time at least.
   *
   * @throws io.github.fleetmaven.cloud.CloudException when there is none for that long
   */
  synchronized UserDelegationKey until(Instant until) {
    Instant now = time.now();
    if (until.isAfter(now.plus(LONGEST))) {
      throw BlobFailures.failed(
          Kind.REFUSED,
          "sign an address of content until " + until,
          "a signature by whoever is signed in is valid for "
              + LONGEST.toDays()
              + " days at most; ask for less, let the machines read by their managed identity, or"
              + " name an <accountKey>, whose signatures have no such limit");
    }
    if (key == null || key.getSignedExpiry().toInstant().isBefore(until)) {
      Instant usual = now.plus(LONGEST).minus(SKEW);
      key = ask(now.minus(SKEW), until.isAfter(usual) ? until : usual);
    }
    return key;
  }

  private UserDelegationKey ask(Instant start, Instant expiry) {
    String body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><KeyInfo><Start>"
            + start.truncatedTo(ChronoUnit.SECONDS)
            + "</Start><Expiry>"
            + expiry.truncatedTo(ChronoUnit.SECONDS)
            + "</Expiry></KeyInfo>";
    BlobAnswer answer =
        service.accepted(
            BlobCall.of(
                    BlobCall.Scope.SERVICE,
                    ACTION,
                    HttpMethod.POST,
                    Map.of("restype", "service", "comp", "userdelegationkey"))
                .withHeader("Content-Type", "application/xml")
                .withBody(BinaryData.fromString(body)));
    try (XmlReader reader = XmlReader.fromBytes(answer.body())) {
      return UserDelegationKey.fromXml(reader);
    } catch (XMLStreamException e) {
      throw BlobFailures.failed(Kind.UNREACHABLE, ACTION, "the answer is not a key", e);
    }
  }
}
