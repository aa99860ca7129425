package io.github.fleetmaven.mojo;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds expressions in texts. What only a shell understands, as {@code ${HOME:-/root}}, is none.
 * Stateless.
 */
final class ExpressionScanner {

  private static final Pattern EXPRESSION =
      Pattern.compile("(\\$?)\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)}");

  private ExpressionScanner() {}

  /** Returns the names of all expressions, escaped ones too. */
  static List<String> names(String text) {
    return EXPRESSION.matcher(text).results().map(m -> m.group(2)).toList();
  }

  /**
   * Replaces expressions; of an escaped one, {@code $${…}}, only the first sign is taken away.
   *
   * @param value gives what to write in place of the expression of a name
   */
  static String replace(String text, Function<String, String> value) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    m.group(1).isEmpty() ? value.apply(m.group(2)) : m.group().substring(1)));
  }
}
