package io.github.fleetmaven.report.junit;

import java.util.regex.Pattern;

/** Texts that XML can carry: what machines print may hold anything. Pure. */
final class XmlText {

  private static final Pattern COLORS = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  /**
   * Returns the text without colours; a character that XML 1.0 doesn't know becomes U+FFFD, so that
   * one can see that something was there.
   */
  static String clean(String text) {
    StringBuilder cleaned = new StringBuilder(text.length());
    COLORS
        .matcher(text)
        .replaceAll("")
        .codePoints()
        .map(c -> isLegal(c) ? c : REPLACEMENT)
        .forEach(cleaned::appendCodePoint);
    return cleaned.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
