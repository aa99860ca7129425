package io.github.fleetmaven.plan;

import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values as planning compares and hashes them: the order of keys, the form of numbers and the case
 * of resource ids don't matter.
 */
final class Canonical {

  private static final String RESOURCE_ID = "/subscriptions/";

  private Canonical() {}

  /** Tells whether two values mean the same. */
  static boolean same(Value a, Value b) {
    return of(a).equals(of(b));
  }

  /** Returns the value with sorted keys and resource ids in lower case. */
  static Value of(Value value) {
    if (value instanceof Value.Obj o) {
      Map<String, Value> sorted = new TreeMap<>();
      o.members().forEach((key, member) -> sorted.put(key, of(member)));
      return new Value.Obj(sorted);
    }
    if (value instanceof Value.Arr a) {
      return new Value.Arr(a.items().stream().map(Canonical::of).toList());
    }
    return value instanceof Value.Str s && isResourceId(s.text())
        ? Value.of(s.text().toLowerCase(Locale.ROOT))
        : value;
  }

  /** Returns a simple value as people read it. */
  static String text(Value value) {
    return value instanceof Value.Str s ? s.text() : Json.write(value);
  }

  /** Returns the SHA-256 of a value's canonical JSON. */
  static byte[] sha256(Value value) {
    return sha256(Json.write(of(value)));
  }

  /** Returns the SHA-256 of a text. */
  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Returns bytes as URL-safe Base64 without padding. */
  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static boolean isResourceId(String text) {
    return text.regionMatches(true, 0, RESOURCE_ID, 0, RESOURCE_ID.length());
  }
}
