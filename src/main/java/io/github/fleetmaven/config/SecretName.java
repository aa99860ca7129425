package io.github.fleetmaven.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a name, as {@code dbPassword} or {@code API_KEY}, says of its value when that is a secret.
 */
enum SecretName {
  PASSWORD("a password", Set.of("password", "passwd", "pwd", "passphrase", "pass")),
  SECRET("a secret", Set.of("secret")),
  TOKEN("a token", Set.of("token")),
  KEY(
      "a key",
      Set.of(
          "api key",
          "apikey",
          "access key",
          "accesskey",
          "account key",
          "accountkey",
          "secret key",
          "private key",
          "shared key",
          "encryption key",
          "master key",
          "storage key",
          "license key")),
  CONNECTION_STRING(
      "a connection string", Set.of("connection string", "connectionstring", "conn string"));

  private static final Pattern BORDER =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_.-]+");

  /** Before a password or the like they tell what is done about it. */
  private static final Set<String> VERBS =
      Set.of(
          "no",
          "without",
          "disable",
          "skip",
          "ask",
          "prompt",
          "generate",
          "use",
          "require",
          "show",
          "hide",
          "reset",
          "change",
          "print",
          "public");

  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "none", "null", "prompt", "required", "optional");

  /** A path, or a value that is put in somewhere else. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?s)[$<{(`@!*].*|%\\w+%|(?:/|\\.{1,2}/|~/|[A-Za-z]:\\\\|file:).*");

  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][\\w+.-]*://[^@]*");
  private static final Pattern DIGITS = Pattern.compile("\\d*");

  private final String what;

  @SuppressWarnings("ImmutableEnumChecker") // a set that cannot change
  private final Set<String> endings;

  SecretName(String what, Set<String> endings) {
    this.what = what;
    this.endings = endings;
  }

  /** Returns what a value of this kind is, as {@code a password}. */
  String what() {
    return what;
  }

  /** Returns what kind of secret a name ends in; empty when it tells of none. */
  static Optional<SecretName> of(String name) {
    List<String> words = words(name);
    int last = words.size() - 1;
    if (last < 0 || VERBS.contains(words.get(0))) {
      return Optional.empty();
    }
    String two = last == 0 ? "" : words.get(last - 1) + " " + words.get(last);
    for (SecretName kind : values()) {
      if (kind.endings.contains(words.get(last)) || kind.endings.contains(two)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Tells whether a value under such a name can be the secret itself. */
  boolean canBe(String value) {
    String text = value.strip();
    return !text.isEmpty()
        && !WORDS.contains(text.toLowerCase(Locale.ROOT))
        && !ELSEWHERE.matcher(text).matches()
        && (this == CONNECTION_STRING || !ADDRESS.matcher(text).matches())
        && (this == PASSWORD || !DIGITS.matcher(text).matches());
  }

  /** Returns how a variable of that name is spelled, as {@code DB_PASSWORD}. */
  static String variable(String name) {
    String joined = String.join("_", words(name)).replaceAll("[^a-z0-9_]", "");
    return joined.isEmpty() ? "NAME" : joined.toUpperCase(Locale.ROOT);
  }

  private static List<String> words(String name) {
    return BORDER
        .splitAsStream(name)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
