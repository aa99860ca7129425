package io.github.fleetmaven.model;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A shared access signature (SAS) of Azure: parameters such as {@code sv=…&se=…&sp=r&sig=…}, most
 * often the query of an address. Whoever has them may do what they say, so they are a secret,
 * wherever they stand.
 *
 * @param start where the parameters start in the text that they were found in
 * @param end one behind their last character
 * @param query the parameters as they stand there
 * @param signature the value of {@code sig} as it stands there
 */
public record SharedAccessSignature(int start, int end, String query, String signature) {

  /** A shorter text can be no signature; a real one has 44 characters. */
  private static final int SHORTEST = 4;

  private static final String AND = "(?:&amp;|\\\\u0026|\\^&|&)";
  private static final String PARAMETER = "[A-Za-z][\\w.-]*+=[^\\s&;\"'<>{}|`\\\\^]*+";
  private static final Pattern PARAMETERS =
      Pattern.compile("(?<![\\w.-])" + PARAMETER + "(?:" + AND + PARAMETER + ")*+");

  /** The same within the parameter of another address. */
  private static final Pattern ENCODED =
      Pattern.compile(
          "(?i)(?:(?<![a-z])[a-z]{2,20}%3d[\\w%.~+*-]*?%26)*(?<![a-z])sig%3d[\\w%.~+*-]++");

  /** What stands beside the signature, one or another, in every kind of SAS. */
  private static final Set<String> COMPANIONS =
      Set.of("sv", "se", "sp", "sr", "si", "ss", "srt", "st", "skoid", "skn");

  /** Tells whether a signature stands in the text. */
  public static boolean isIn(String text) {
    return !in(text).isEmpty();
  }

  /** Returns the signatures in a text, in order. */
  public static List<SharedAccessSignature> in(String text) {
    if (!text.toLowerCase(Locale.ROOT).contains("sig")) {
      return List.of();
    }
    List<SharedAccessSignature> found = new ArrayList<>();
    for (Matcher m = PARAMETERS.matcher(text); m.find(); ) {
      signature(m.group(), AND)
          .map(sig -> new SharedAccessSignature(m.start(), m.end(), m.group(), sig))
          .ifPresent(found::add);
    }
    for (Matcher m = ENCODED.matcher(text); m.find(); ) {
      signature(decoded(m.group()), "&")
          .map(sig -> new SharedAccessSignature(m.start(), m.end(), m.group(), sig))
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  /** Returns each text that tells the signature: itself, as it is and decoded, and the query. */
  public Stream<String> tellingTexts() {
    return Stream.of(query, signature, decoded(signature), encoded(decoded(signature))).distinct();
  }

  /** Returns the text with a mask in the place of each signature and what belongs to it. */
  public static String masked(String text, String mask) {
    StringBuilder masked = new StringBuilder();
    int shown = 0;
    for (SharedAccessSignature found : in(text)) {
      if (found.start >= shown) {
        masked.append(text, shown, found.start).append(mask);
        shown = found.end;
      }
    }
    return masked.append(text, shown, text.length()).toString();
  }

  /** Nothing of it is shown. */
  @Override
  public String toString() {
    return "(secret)";
  }

  private static Optional<String> signature(String parameters, String separator) {
    Set<String> names = new LinkedHashSet<>();
    Optional<String> signature = Optional.empty();
    for (String parameter : List.of(parameters.split(separator, -1))) {
      int at = parameter.indexOf('=');
      String name = parameter.substring(0, Math.max(0, at)).toLowerCase(Locale.ROOT);
      if (name.equals("sig")) {
        signature = Optional.of(parameter.substring(at + 1)).filter(SharedAccessSignature::isValue);
      }
      names.add(name);
    }
    return signature.filter(s -> COMPANIONS.stream().anyMatch(names::contains));
  }

  /** What a shell puts a value in place of is none. */
  private static boolean isValue(String signature) {
    return signature.length() >= SHORTEST
        && !signature.startsWith("$")
        && !(signature.startsWith("%") && signature.endsWith("%"));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a percent sign that stands for itself
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
