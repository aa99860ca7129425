package io.github.fleetmaven.simulator.ecs.auth;

import io.github.fleetmaven.simulator.ecs.EcsRefusal;
import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.SignatureRefusals;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.time.Time;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks signatures of the kind ACS3-HMAC-SHA256, strictly. Nonces are remembered in this process
 * alone. Guarded by the simulator's lock.
 */
public final class Signatures {

  private static final Duration LEEWAY = Duration.ofMinutes(15);
  private static final String DATE = "x-acs-date";
  private static final String NONCE = "x-acs-signature-nonce";
  private static final String DIGEST = "x-acs-content-sha256";
  private static final List<String> NEEDED = List.of("host", DIGEST, DATE, NONCE);

  private final Map<String, String> secrets;
  private final Time clock;
  private final Nonces nonces = new Nonces();

  /**
   * @param secrets the secrets of the access keys, by their ids
   * @param clock the clock that dates are compared with
   */
  public Signatures(Map<String, String> secrets, Time clock) {
    this.secrets = Map.copyOf(secrets);
    this.clock = clock;
  }

  /**
   * Checks who sent a request.
   *
   * @throws EcsRefusal when that isn't proven
   */
  public void check(SignedRequest request) {
    Authorization given =
        Authorization.of(
            request.header("authorization").orElseThrow(() -> EcsRefusals.missing("AccessKeyId")));
    @Nullable String secret = secrets.get(given.accessKey());
    if (secret == null) {
      throw SignatureRefusals.noAccessKey();
    }
    for (String name : NEEDED) {
      if (request.header(name).isEmpty()) {
        throw EcsRefusals.missing(name);
      }
    }
    checkDate(request.header(DATE).orElseThrow());
    checkSigned(request, given);
    checkSignature(request, given, secret);
    Instant now = clock.now();
    String nonce = given.accessKey() + "/" + request.header(NONCE).orElseThrow();
    if (!nonces.add(nonce, now, now.minus(LEEWAY.multipliedBy(2)))) {
      throw SignatureRefusals.nonceUsed();
    }
  }

  private void checkDate(String date) {
    Instant sent;
    try {
      sent = Instant.parse(date);
    } catch (DateTimeException e) {
      throw SignatureRefusals.badDate(date);
    }
    if (Duration.between(sent, clock.now()).abs().compareTo(LEEWAY) > 0) {
      throw SignatureRefusals.expired(date);
    }
  }

  /** Public headers have to be signed when they are there. */
  private static void checkSigned(SignedRequest request, Authorization given) {
    for (String name : request.headers().keySet()) {
      boolean needed = name.equals("host") || name.startsWith("x-acs-");
      if (needed && !given.signedHeaders().contains(name)) {
        throw SignatureRefusals.incompleteSignature("the header " + name + " isn't signed");
      }
    }
    for (String name : given.signedHeaders()) {
      if (!request.headers().containsKey(name)) {
        throw SignatureRefusals.incompleteSignature(
            "the header " + name + " is signed and not there");
      }
    }
  }

  private static void checkSignature(SignedRequest request, Authorization given, String secret) {
    String digest = Digests.sha256(request.body());
    if (!digest.equals(request.header(DIGEST).orElse(""))) {
      throw SignatureRefusals.wrongSignature("(the body has another digest: " + digest + ")");
    }
    String canonical = CanonicalRequest.of(request, given.signedHeaders(), digest);
    String toSign =
        Authorization.ALGORITHM + "\n" + Digests.sha256(canonical.getBytes(StandardCharsets.UTF_8));
    byte[] expected = hmac(secret, toSign);
    if (!MessageDigest.isEqual(expected, HexFormat.of().parseHex(given.signature()))) {
      throw SignatureRefusals.wrongSignature(toSign.replace("\n", "\\n"));
    }
  }

  private static byte[] hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
