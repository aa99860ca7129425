package io.github.fleetmaven.secret;

import io.github.fleetmaven.model.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Makes slow salted digests of protected settings. Slow, since the digest and its salt can be read
 * by everyone who can read the extension, and a short secret could be guessed from a fast one. Each
 * digest is computed once a run. For several threads.
 */
public final class SecretDigester {

  /**
   * How often PBKDF2 hashes: about 150 ms on a machine of 2024. A part of the tag's format: another
   * number changes every digest, and so makes every handler run again.
   */
  static final int ITERATIONS = 600_000;

  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final int BYTES = 16;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Secrets secrets;
  private final SecureRandom random = new SecureRandom();
  private final Map<Subject, String> digests = new ConcurrentHashMap<>();

  /** Makes a digester that resolves references by these secrets. */
  public SecretDigester(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * Returns the digest of settings with their secrets.
   *
   * @param settings protected settings, their secrets still named
   * @param salt any text; that of the tag that the digest is compared with, or a new one
   * @return 16 bytes as URL-safe Base64 without padding; equal for equal revealed settings,
   *     whatever the order of their keys and the spelling of their numbers, and equal salt
   * @throws io.github.fleetmaven.diag.FleetException when a secret can't be read
   */
  public String digest(Value.Obj settings, String salt) {
    return digests.computeIfAbsent(new Subject(settings, salt), this::compute);
  }

  /** Returns a new salt: 16 random bytes as URL-safe Base64 without padding. */
  public String newSalt() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }

  private String compute(Subject subject) {
    String text = CanonicalJson.write(secrets.reveal(subject.settings()).reveal());
    // The prefix keeps an empty salt, which only a foreign tag could have, from being refused.
    byte[] salt = ("fleet:" + subject.salt()).getBytes(StandardCharsets.UTF_8);
    return BASE64.encodeToString(pbkdf2(text, salt));
  }

  private static byte[] pbkdf2(String text, byte[] salt) {
    PBEKeySpec spec = new PBEKeySpec(text.toCharArray(), salt, ITERATIONS, BYTES * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
    }
  }

  /** What is digested; the settings' secrets are still named, so that a key holds none. */
  private record Subject(Value.Obj settings, String salt) {}
}
