package io.github.fleetmaven.simulator.ecs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as the vendor's page "Request syntax and signature method V3" says it. Written
 * from that page alone: it shares nothing with what checks signatures.
 */
final class Signer {

  private Signer() {}

  /** Returns a query with its parameters in order. */
  static String query(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(parameter -> percent(parameter.getKey()) + "=" + percent(parameter.getValue()))
            .collect(Collectors.joining("&"));
  }

  /**
   * Returns the header Authorization.
   *
   * @param query a query with its parameters in order
   * @param headers the headers to sign
   */
  static String authorization(
      String id,
      String secret,
      String method,
      String query,
      Map<String, String> headers,
      byte[] body) {
    Map<String, String> signed = new TreeMap<>();
    headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.trim()));
    String names = String.join(";", signed.keySet());
    StringBuilder canonical = new StringBuilder(method + "\n/\n" + query + "\n");
    signed.forEach((name, value) -> canonical.append(name + ":" + value + "\n"));
    canonical.append("\n" + names + "\n" + sha256(body));
    String toSign = "ACS3-HMAC-SHA256\n" + sha256(bytes(canonical.toString()));
    return "ACS3-HMAC-SHA256 Credential="
        + id
        + ",SignedHeaders="
        + names
        + ",Signature="
        + HexFormat.of().formatHex(hmac(secret, toSign));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** RFC 3986: letters, digits and four others stay. */
  private static String percent(String text) {
    StringBuilder result = new StringBuilder();
    for (byte b : bytes(text)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0);
      result.append(plain ? Character.toString(c) : String.format("%%%02X", (int) c));
    }
    return result.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
