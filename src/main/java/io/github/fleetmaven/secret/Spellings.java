package io.github.fleetmaven.secret;

import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Value;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms in which a secret turns up in messages, logs and bodies. */
final class Spellings {

  /** Shorter secrets are hidden as whole words only: {@code 42} is a part of too many texts. */
  static final int SHORTEST = 4;

  /** Shorter lines of a long secret, such as <code>{</code>, tell nothing of it. */
  private static final int SHORTEST_LINE = 8;

  private static final Pattern PERCENT = Pattern.compile("%[0-9A-F]{2}");

  private Spellings() {}

  /** Returns what to look for to hide a secret. */
  static Set<Needle> of(String secret) {
    if (secret.length() < SHORTEST) {
      return Set.of(Needle.word(secret));
    }
    Set<Needle> needles = new LinkedHashSet<>();
    escaped(secret).forEach(text -> needles.add(Needle.anywhere(text)));
    url(secret).forEach(text -> needles.add(Needle.anywhere(text)));
    needles.addAll(base64(secret, StandardCharsets.UTF_8));
    // PowerShell's -EncodedCommand
    needles.addAll(base64(secret, StandardCharsets.UTF_16LE));
    secret
        .lines()
        .map(String::strip)
        .filter(Spellings::tells)
        .forEach(line -> escaped(line).forEach(text -> needles.add(Needle.anywhere(text))));
    return needles;
  }

  private static boolean tells(String line) {
    return line.length() >= SHORTEST_LINE && !line.startsWith("-----");
  }

  private static Set<String> escaped(String secret) {
    Set<String> spellings = new LinkedHashSet<>();
    String json = json(secret);
    spellings.add(secret);
    spellings.add(json);
    spellings.add(json(json));
    spellings.add(dotNetJson(secret, false));
    spellings.add(dotNetJson(secret, true));
    spellings.add(xml(secret));
    return spellings;
  }

  private static String json(String text) {
    String quoted = Json.write(Value.of(text));
    return quoted.substring(1, quoted.length() - 1);
  }

  /** Escapes as .NET does by default, and so many services of Azure. */
  private static String dotNetJson(String text, boolean upper) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(dotNetJson((char) c, upper)));
    return escaped.toString();
  }

  private static String dotNetJson(char c, boolean upper) {
    if (c <= '~' && "\"&'+<>`".indexOf(c) < 0) {
      return json(String.valueOf(c));
    }
    return String.format(Locale.ROOT, upper ? "\\u%04X" : "\\u%04x", (int) c);
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }

  private static Set<String> url(String secret) {
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    String uri = form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    return new LinkedHashSet<>(List.of(form, uri, lowerHex(form), lowerHex(uri)));
  }

  private static String lowerHex(String text) {
    return PERCENT
        .matcher(text)
        .replaceAll(hit -> Matcher.quoteReplacement(hit.group().toLowerCase(Locale.ROOT)));
  }

  private static Set<Needle> base64(String secret, Charset charset) {
    byte[] bytes = secret.getBytes(charset);
    Set<Needle> needles = new LinkedHashSet<>();
    for (int offset = 0; offset < 3; offset++) {
      needles.add(base64(Base64.getEncoder(), bytes, offset));
      needles.add(base64(Base64.getUrlEncoder(), bytes, offset));
    }
    return needles;
  }

  /**
   * Returns the characters that depend on the secret alone when it stands that many bytes behind a
   * multiple of three; the ones next to them hold some of its bits too.
   */
  private static Needle base64(Base64.Encoder encoder, byte[] secret, int offset) {
    byte[] bytes = new byte[offset + secret.length];
    System.arraycopy(secret, 0, bytes, offset, secret.length);
    int from = (offset * 8 + 5) / 6;
    int to = bytes.length * 8 / 6;
    int before = offset == 0 ? 0 : 1;
    int after = bytes.length % 3 == 0 ? 0 : 1;
    String text = encoder.withoutPadding().encodeToString(bytes).substring(from, to);
    return new Needle(text, Needle.Kind.ANYWHERE, before, after);
  }
}
