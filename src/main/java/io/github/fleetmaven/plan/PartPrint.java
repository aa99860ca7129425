package io.github.fleetmaven.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A short hash of one hidden part, and its size. Good for saying which part changed and by how
 * much, too short to rely on for whether one did.
 *
 * @param name of the part's name, 4 hex digits
 * @param content of the part's content, 10 hex digits
 * @param size of files in bytes; 0 for what is no file
 */
public record PartPrint(String name, String content, long size) {

  private static final int NAME_BYTES = 2;
  private static final int CONTENT_BYTES = 5;
  private static final int HEAD_BYTES = NAME_BYTES + CONTENT_BYTES;

  /** Returns the print of a part. */
  static PartPrint of(String name, String content, long size) {
    return new PartPrint(
        nameOf(name), hex(Arrays.copyOf(Canonical.sha256(content), CONTENT_BYTES)), size);
  }

  /** Returns the print of a part's name. */
  static String nameOf(String part) {
    return hex(Arrays.copyOf(Canonical.sha256(part), NAME_BYTES));
  }

  /** Returns the prints as one text of URL-safe Base64. */
  static String text(List<PartPrint> prints) {
    StringBuilder hex = new StringBuilder();
    for (PartPrint print : prints) {
      hex.append(print.name).append(print.content);
      long left = print.size;
      while (left >= 128) {
        hex.append(HexFormat.of().toHexDigits((byte) (128 | (left & 127))));
        left >>>= 7;
      }
      hex.append(HexFormat.of().toHexDigits((byte) left));
    }
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
    List<PartPrint> prints = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int end = end(bytes, at + HEAD_BYTES);
      if (end < 0) {
        return Optional.empty();
      }
      prints.add(read(bytes, at, end));
      at = end;
    }
    return Optional.of(List.copyOf(prints));
  }

  /** Returns where the size ends that begins there; -1 when it doesn't end, or is none. */
  private static int end(byte[] bytes, int from) {
    int most = Math.min(bytes.length, from + Long.BYTES);
    for (int at = from; at < most; at++) {
      if (bytes[at] >= 0) {
        return at + 1;
      }
    }
    return -1;
  }

  private static PartPrint read(byte[] bytes, int from, int end) {
    int body = from + NAME_BYTES;
    long size = 0;
    for (int at = end - 1; at >= from + HEAD_BYTES; at--) {
      size = (size << 7) | (bytes[at] & 127);
    }
    return new PartPrint(
        hex(Arrays.copyOfRange(bytes, from, body)),
        hex(Arrays.copyOfRange(bytes, body, from + HEAD_BYTES)),
        size);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
