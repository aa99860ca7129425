package io.github.fleetmaven.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret that is named and not written: {@code secret://env/NAME}, {@code secret://server/ID},
 * {@code secret://server/ID/username}, {@code secret://file/PATH}.
 *
 * @param store where it is kept
 * @param path what it is called there
 */
public record SecretReference(Store store, String path) {

  private static final String PREFIX = "secret://";
  private static final Pattern INSIDE = Pattern.compile("\\{\\{\\s*(secret://.*?)\\s*}}");

  /** Where a secret is kept. */
  public enum Store {
    /** A variable of the environment. */
    ENV,
    /** The password, or the user name, of a server in settings.xml. */
    SERVER,
    /** The content of a file, without the line end at its end. */
    FILE
  }

  /** A stretch of text: either plain, or the place of a secret. */
  public sealed interface Part {

    /** Text as it stands. */
    record Plain(String text) implements Part {}

    /**
     * The place of a secret.
     *
     * @param text the reference as it was written, whether or not it is well formed
     * @param reference the reference; empty when it is not well formed
     */
    record Secret(String text, Optional<SecretReference> reference) implements Part {}
  }

  /** Reads one reference; empty when it names no store that exists, or nothing in it. */
  public static Optional<SecretReference> parse(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String rest = text.substring(PREFIX.length());
    int slash = rest.indexOf('/');
    if (slash < 1 || slash == rest.length() - 1) {
      return Optional.empty();
    }
    String path = rest.substring(slash + 1);
    for (Store store : Store.values()) {
      if (store.name().toLowerCase(Locale.ROOT).equals(rest.substring(0, slash))) {
        return Optional.of(new SecretReference(store, path));
      }
    }
    return Optional.empty();
  }

  /** Tells whether the text is a reference, or has one in it. */
  public static boolean isIn(String text) {
    return text.strip().startsWith(PREFIX) || INSIDE.matcher(text).find();
  }

  /** Cuts a text into its plain stretches and the places of its secrets. */
  public static List<Part> parts(String text) {
    String whole = text.strip();
    if (whole.startsWith(PREFIX)) {
      return List.of(new Part.Secret(whole, parse(whole)));
    }
    List<Part> parts = new ArrayList<>();
    Matcher m = INSIDE.matcher(text);
    int end = 0;
    while (m.find()) {
      if (m.start() > end) {
        parts.add(new Part.Plain(text.substring(end, m.start())));
      }
      parts.add(new Part.Secret(m.group(1), parse(m.group(1))));
      end = m.end();
    }
    if (end < text.length()) {
      parts.add(new Part.Plain(text.substring(end)));
    }
    return List.copyOf(parts);
  }

  /** Returns the reference as a user writes it. */
  @Override
  public String toString() {
    return PREFIX + store.name().toLowerCase(Locale.ROOT) + "/" + path;
  }
}
