package io.github.fleetmaven.simulator.ecs.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads the content of commands together with the scripts that it carries in Base64, packed or not,
 * as a wrapper carries what it wraps. Stateless.
 */
final class Contents {

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}");
  private static final int DEPTH = 2;
  private static final int MOST = 1 << 20;
  private static final byte GZIP_1 = (byte) 0x1f;
  private static final byte GZIP_2 = (byte) 0x8b;

  private Contents() {}

  /** Returns a content with all that it carries. */
  static String whole(String content) {
    return whole(content, DEPTH);
  }

  private static String whole(String content, int depth) {
    StringBuilder result = new StringBuilder(content);
    Matcher matcher = BASE64.matcher(content);
    while (depth > 0 && matcher.find()) {
      result.append('\n').append(whole(decoded(matcher.group()), depth - 1));
    }
    return result.toString();
  }

  private static String decoded(String base64) {
    try {
      return text(unpacked(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException | IOException notBase64) {
      return "";
    }
  }

  private static byte[] unpacked(byte[] bytes) throws IOException {
    if (bytes.length < 2 || bytes[0] != GZIP_1 || bytes[1] != GZIP_2) {
      return bytes;
    }
    try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return packed.readNBytes(MOST);
    }
  }

  /** PowerShell encodes commands in UTF-16, where every other byte of plain text is zero. */
  private static String text(byte[] bytes) {
    boolean wide = bytes.length > 1 && bytes[1] == 0;
    return new String(bytes, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
  }
}
