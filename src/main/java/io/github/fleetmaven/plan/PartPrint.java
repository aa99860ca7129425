package io.github.fleetmaven.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A short hash of one hidden part. Good for saying which part changed, too short to rely on for
 * whether one did.
 *
 * @param name of the part's name, 4 hex digits
 * @param content of the part's content, 10 hex digits
 */
public record PartPrint(String name, String content) {

  private static final int NAME_BYTES = 2;
  private static final int BYTES = 7;

  /** Returns the print of a part. */
  static PartPrint of(String name, String content) {
    String nameHash = hex(Canonical.sha256(name), NAME_BYTES);
    return new PartPrint(nameHash, hex(Canonical.sha256(content), BYTES - NAME_BYTES));
  }

  /** Returns the prints as one text of URL-safe Base64. */
  static String text(List<PartPrint> prints) {
    StringBuilder hex = new StringBuilder();
    prints.forEach(p -> hex.append(p.name).append(p.content));
    return Canonical.base64(HexFormat.of().parseHex(hex));
  }

  /** Reads the text of some prints; empty when it isn't one. */
  static Optional<List<PartPrint>> parse(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length % BYTES != 0) {
      return Optional.empty();
    }
    List<PartPrint> prints = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += BYTES) {
      String hex = hex(Arrays.copyOfRange(bytes, at, at + BYTES), BYTES);
      prints.add(new PartPrint(hex.substring(0, 2 * NAME_BYTES), hex.substring(2 * NAME_BYTES)));
    }
    return Optional.of(List.copyOf(prints));
  }

  private static String hex(byte[] bytes, int count) {
    return HexFormat.of().formatHex(bytes, 0, count);
  }
}
