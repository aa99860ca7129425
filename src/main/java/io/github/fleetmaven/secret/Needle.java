package io.github.fleetmaven.secret;

import java.util.Optional;

/**
 * A text that tells a secret.
 *
 * @param text what is looked for
 * @param kind what may stand around it
 * @param before how many characters before it tell a part of the secret too
 * @param after how many characters behind it tell a part of the secret too
 */
record Needle(String text, Kind kind, int before, int after) {

  /** What may stand around a needle. */
  enum Kind {
    ANYWHERE,
    WHOLE_WORD
  }

  static Needle anywhere(String text) {
    return new Needle(text, Kind.ANYWHERE, 0, 0);
  }

  static Needle word(String text) {
    return new Needle(text, Kind.WHOLE_WORD, 0, 0);
  }

  /** A text that is known by its first characters. */
  static Needle beginning(String text, int characters) {
    return new Needle(text.substring(0, characters), Kind.ANYWHERE, 0, text.length() - characters);
  }

  /** Returns the stretch to hide when the needle stands at that place of the text. */
  Optional<Span> at(String haystack, int start) {
    int end = end(haystack, start);
    if (end < 0 || (kind == Kind.WHOLE_WORD && !isWord(haystack, start, end))) {
      return Optional.empty();
    }
    return Optional.of(
        new Span(Math.max(0, start - before), Math.min(haystack.length(), end + after)));
  }

  /** Returns where the needle ends, or -1; line ends within it are passed over. */
  private int end(String haystack, int start) {
    int at = start;
    for (int i = 0; i < text.length(); i++) {
      char wanted = text.charAt(i);
      while (i > 0 && at < haystack.length() && isLineEndBut(wanted, haystack.charAt(at))) {
        at++;
      }
      if (at == haystack.length() || haystack.charAt(at) != wanted) {
        return -1;
      }
      at++;
    }
    return at;
  }

  private static boolean isLineEndBut(char wanted, char c) {
    return c != wanted && (c == '\n' || c == '\r');
  }

  private static boolean isWord(String haystack, int start, int end) {
    return (start == 0 || !Character.isLetterOrDigit(haystack.charAt(start - 1)))
        && (end == haystack.length() || !Character.isLetterOrDigit(haystack.charAt(end)));
  }
}
