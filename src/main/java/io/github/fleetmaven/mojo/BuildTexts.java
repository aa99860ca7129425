package io.github.fleetmaven.mojo;

import io.github.fleetmaven.content.TextFilter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookup;
import org.jspecify.annotations.Nullable;

/**
 * Replaces Maven's properties in texts: <code>${name}</code> and {@code @name@}. The environment
 * and settings.xml are left out: secrets stand there, and files are no place for them.
 */
final class BuildTexts implements TextFilter {

  private static final String NAME = "[A-Za-z_][\\w.-]*";
  private static final Pattern BRACED = Pattern.compile(NAME);
  private static final Pattern BETWEEN_SIGNS = Pattern.compile("@(" + NAME + ")@");
  private static final Pattern SECRET_KEEPERS = Pattern.compile("(env|settings)\\..*");

  /** No character escapes an expression, so that each stays as it is where it has no value. */
  private static final char NO_ESCAPE = '\0';

  private final PropertyValues values;
  private final StringSubstitutor braces;

  BuildTexts(PropertyValues values) {
    this.values = values;
    StringLookup lookup = this::valueOrNull;
    this.braces = new StringSubstitutor(lookup, "${", "}", NO_ESCAPE);
    // A shell's ${name:-default} is the shell's.
    braces.setValueDelimiterMatcher(null);
  }

  /** One after the other, since a project isn't made for several threads. */
  @Override
  public synchronized String filter(String text) {
    return BETWEEN_SIGNS
        .matcher(braces.replace(text))
        .replaceAll(m -> Matcher.quoteReplacement(value(m.group(1)).orElse(m.group())));
  }

  private @Nullable String valueOrNull(String name) {
    return value(name).orElse(null);
  }

  private Optional<String> value(String name) {
    return BRACED.matcher(name).matches() && !SECRET_KEEPERS.matcher(name).matches()
        ? values.of(name)
        : Optional.empty();
  }
}
