package io.github.fleetmaven.config;

import io.github.fleetmaven.model.SecretReference;
import io.github.fleetmaven.model.SharedAccessSignature;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a text looks like that may be, or hold, a secret in the clear. It says nothing of the secret
 * itself.
 *
 * @param what as {@code a password behind `--password`}
 * @param variable the name of an environment variable that could hold it
 * @param whole whether it is the text as a whole
 */
record SecretLook(String what, String variable, boolean whole) {

  /** Stands in the place of a reference, as a variable of a shell would. */
  private static final String REFERENCE = "$SECRET";

  private static final String VALUE = "('[^']*'|\"[^\"]*\"|[^\\s;&|\"'<>()]+)";
  private static final Pattern OPTION =
      Pattern.compile("(?<![\\w/.-])--?([A-Za-z][\\w.-]*?)(?:[=:]|\\s+)" + VALUE);
  private static final Pattern WINDOWS_OPTION =
      Pattern.compile("(?<!\\S)/([A-Za-z][\\w-]*):" + VALUE);
  private static final Pattern PAIR =
      Pattern.compile("(?<![\\w$%./-])([A-Za-z_][\\w.-]*)=" + VALUE);
  private static final Pattern JSON_PAIR =
      Pattern.compile("\\\\?\"([A-Za-z_][\\w.-]*)\\\\?\"\\s*:\\s*\\\\?\"([^\"\\\\]+)\\\\?\"");
  private static final List<Pattern> NAMED = List.of(OPTION, WINDOWS_OPTION, PAIR, JSON_PAIR);

  private static final List<Known> KNOWN =
      List.of(
          new Known("a private key", "PRIVATE_KEY", "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY"),
          new Known(
              "the key of a storage account",
              "STORAGE_ACCOUNT_KEY",
              "(?<![A-Za-z0-9+/=-])[A-Za-z0-9+/]{86}==(?![A-Za-z0-9+/=])"),
          new Known("a token (JWT)", "TOKEN", "\\beyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{8,}"),
          new Known(
              "an access key of AWS", "AWS_SECRET_ACCESS_KEY", "\\bA(?:KI|SI)A[A-Z0-9]{16}\\b"),
          new Known(
              "a token of GitHub",
              "GITHUB_TOKEN",
              "\\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\\w{22,})"),
          new Known("a token of GitLab", "GITLAB_TOKEN", "\\bglpat-[\\w-]{20,}"),
          new Known("a token of Slack", "SLACK_TOKEN", "\\bxox[abeprs]-[\\w-]{10,}"),
          new Known("a token of npm", "NPM_TOKEN", "\\bnpm_[A-Za-z0-9]{36}\\b"),
          new Known("a key of Google", "GOOGLE_API_KEY", "\\bAIza[\\w-]{35}"),
          new Known(
              "a client secret of Azure",
              "CLIENT_SECRET",
              "(?<![\\w~.-])[\\w~.-]{3}\\dQ~[\\w~.-]{31,34}(?![\\w~.-])"),
          new Known(
              "a password in an address",
              "PASSWORD",
              "\\b[A-Za-z][A-Za-z0-9+.-]*://[^\\s/@:'\"]+:(?![$%{<*])[^\\s/@'\"]+@"),
          new Known(
              "a password for `curl`",
              "PASSWORD",
              "\\b(?:curl|wget)\\b[^|;&\\n]*\\s(?:-u|--user)[ =]?['\"]?[\\w.@-]+:(?![$%{<*'\"\\s])"),
          new Known(
              "a credential for `Authorization`",
              "TOKEN",
              "(?i)\\bauthorization:\\s*(?:bearer|basic)\\s+[\\w.~+/=-]{8,}"),
          new Known(
              "a password for `ConvertTo-SecureString`",
              "PASSWORD",
              "(?i)\\bConvertTo-SecureString\\s+(?:-String\\s+)?(?:'[^']+'|\"[^\"$]+\")"));

  /** A form that secrets of some maker have. */
  private record Known(String what, String variable, Pattern form) {
    Known(String what, String variable, String form) {
      this(what, variable, Pattern.compile(form));
    }
  }

  /**
   * Looks at a text.
   *
   * @param name what the text is called, as the key of a setting
   */
  static List<SecretLook> at(String name, String text) {
    String plain = withoutReferences(text);
    Stream<SecretLook> forms =
        KNOWN.stream()
            .filter(k -> k.form().matcher(plain).find())
            .map(k -> new SecretLook(k.what(), k.variable(), false));
    Stream<SecretLook> byPairs = NAMED.stream().flatMap(pattern -> pairs(pattern, plain));
    List<SecretLook> inside = Stream.concat(forms, byPairs).distinct().toList();
    List<SecretLook> looks = Stream.concat(signature(plain).stream(), inside.stream()).toList();
    return looks.isEmpty() ? byName(name, text).stream().toList() : looks;
  }

  private static Optional<SecretLook> signature(String text) {
    return SharedAccessSignature.isIn(text)
        ? Optional.of(new SecretLook("a shared access signature (SAS)", "SAS", false))
        : Optional.empty();
  }

  private static Optional<SecretLook> byName(String name, String text) {
    return SecretName.of(name)
        .filter(kind -> !SecretReference.isIn(text) && kind.canBe(text))
        .map(kind -> new SecretLook(kind.what(), SecretName.variable(name), true));
  }

  private static Stream<SecretLook> pairs(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    Stream.Builder<SecretLook> found = Stream.builder();
    while (m.find()) {
      String name = m.group(1);
      String value = m.group(2);
      SecretName.of(name)
          .filter(kind -> isLiteral(value) && kind.canBe(unquoted(value)))
          .map(
              kind ->
                  new SecretLook(
                      kind.what() + " at `" + name + "`", SecretName.variable(name), false))
          .ifPresent(found::add);
    }
    return found.build();
  }

  /** A shell puts something in the place of a variable, unless it stands in single quotes. */
  private static boolean isLiteral(String value) {
    return !value.startsWith("-")
        && !value.contains(REFERENCE)
        && (value.startsWith("'") || value.indexOf('$') < 0);
  }

  private static String unquoted(String value) {
    boolean quoted = value.startsWith("'") || value.startsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static String withoutReferences(String text) {
    return SecretReference.parts(text).stream()
        .map(p -> p instanceof SecretReference.Part.Plain plain ? plain.text() : REFERENCE)
        .collect(Collectors.joining());
  }
}
