package io.github.fleetmaven.simulator.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Names and digests that are the same whenever their input is. Stateless. */
public final class Digests {

  private static final int SHORT = 12;

  private Digests() {}

  /** Returns the SHA-256 of some bytes, in hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Returns the first 12 digits of a text's SHA-256. */
  public static String brief(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, SHORT);
  }

  /** Returns a UUID that belongs to a text. */
  public static String uuid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
