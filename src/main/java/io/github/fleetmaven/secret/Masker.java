package io.github.fleetmaven.secret;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Hides every secret of a run in texts that are about to be shown: {@code (secret)} stands in their
 * place. Hidden are also their Base64 (both alphabets, alone or somewhere inside a longer text that
 * was encoded as a whole), JSON-escaped, XML-escaped and URL-encoded forms, each also when broken
 * over lines, and the single lines of a secret of several lines. A secret of fewer than 4
 * characters is hidden only where it stands as a word of its own, since it would otherwise make
 * everything unreadable. For several threads.
 */
public final class Masker implements UnaryOperator<String> {

  /** What is shown in the place of a secret. */
  public static final String MASK = "(secret)";

  private final Set<String> remembered = new HashSet<>();
  private volatile Needles needles = new Needles(List.of());

  /**
   * Hides a secret from now on, with and without the blanks at its ends; an empty one is no secret.
   */
  public synchronized void remember(String secret) {
    for (String form : List.of(secret, secret.strip())) {
      if (!form.isEmpty() && remembered.add(form)) {
        needles = needles.plus(Spellings.of(form));
      }
    }
  }

  /** Returns the text with a mask over each stretch that tells a secret. */
  @Override
  public String apply(String text) {
    List<Span> spans = needles.find(text);
    if (spans.isEmpty()) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int shown = 0;
    for (Span span : spans) {
      masked.append(text, shown, span.start()).append(MASK);
      shown = span.end();
    }
    return masked.append(text, shown, text.length()).toString();
  }
}
