package io.github.fleetmaven.secret;

import io.github.fleetmaven.model.SharedAccessSignature;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Hides every secret of a run in texts that are about to be shown: {@code (secret)} stands in their
 * place. Hidden are also their Base64 (both alphabets, alone or somewhere inside a longer text that
 * was encoded as a whole), JSON-escaped, XML-escaped and URL-encoded forms, each also when broken
 * over lines, and the single lines of a secret of several lines. A secret of fewer than 4
 * characters is hidden only where it stands as a word of its own, since it would otherwise make
 * everything unreadable. Shared access signatures are hidden whether or not anyone has named them.
 * For several threads.
 */
public final class Masker implements UnaryOperator<String> {

  /** What is shown in the place of a secret. */
  public static final String MASK = "(secret)";

  /** More than the frame that all compressed texts begin with. */
  private static final int BEGINNING = 64;

  private final Set<String> remembered = new HashSet<>();
  private volatile Needles needles = new Needles(List.of());

  /**
   * Hides a secret from now on, with and without the blanks at its ends; an empty one is no secret.
   */
  public void remember(String secret) {
    hide(secret);
    hide(secret.strip());
    rememberSignatures(secret);
  }

  /** Hides the shared access signatures in a text from now on, and leaves the rest as it is. */
  public void rememberSignatures(String text) {
    SharedAccessSignature.in(text).stream()
        .flatMap(SharedAccessSignature::tellingTexts)
        .forEach(this::hide);
  }

  /**
   * Hides a text from now on that nobody can read, such as a compressed script: it is known by its
   * beginning, so that one that is cut short is hidden too.
   */
  public synchronized void rememberPacked(String packed) {
    if (packed.length() > BEGINNING && remembered.add(packed)) {
      needles = needles.plus(List.of(Needle.beginning(packed, BEGINNING)));
    }
  }

  private synchronized void hide(String form) {
    if (!form.isEmpty() && remembered.add(form)) {
      needles = needles.plus(Spellings.of(form));
    }
  }

  /** Returns the text with a mask over each stretch that tells a secret. */
  @Override
  public String apply(String text) {
    List<Span> spans = spans(text);
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

  private List<Span> spans(String text) {
    List<Span> known = needles.find(text);
    List<SharedAccessSignature> signatures = SharedAccessSignature.in(text);
    return signatures.isEmpty()
        ? known
        : Span.joined(
            Stream.concat(
                    known.stream(), signatures.stream().map(s -> new Span(s.start(), s.end())))
                .sorted(Comparator.comparingInt(Span::start))
                .toList());
  }
}
