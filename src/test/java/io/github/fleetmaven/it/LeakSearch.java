package io.github.fleetmaven.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Looks for secrets in what was written: as they are, encoded, escaped, and inside of what was
 * compressed. It shares nothing with the mask that keeps them out.
 */
public final class LeakSearch {

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{24,}={0,2}");
  private static final int DEEPEST = 4;

  private final Map<String, String> forms = new LinkedHashMap<>();

  /**
   * Makes a search.
   *
   * @param secrets by what they are called; none shorter than 6 characters
   */
  public LeakSearch(Map<String, String> secrets) {
    secrets.forEach((name, secret) -> forms(secret).forEach(form -> forms.putIfAbsent(form, name)));
  }

  /** Returns what was found in a file, as {@code plan.json: token as aGVsbG8}; none is good. */
  public List<String> in(Path file) throws IOException {
    return in(file.getFileName().toString(), Files.readAllBytes(file));
  }

  /** Returns what was found in all files below a folder. */
  public List<String> below(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.addAll(in(file));
      }
    }
    return found;
  }

  /** Returns what was found in a text. */
  public List<String> in(String what, String text) {
    return in(what, text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> in(String what, byte[] bytes) {
    Set<String> found = new LinkedHashSet<>();
    search(what, bytes, 0, found);
    return List.copyOf(found);
  }

  private void search(String what, byte[] bytes, int depth, Set<String> found) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String joined = text.replaceAll("(?:\\\\r|\\\\n|[\\r\\n])+", "");
    String wide = new String(bytes, StandardCharsets.UTF_16LE);
    forms.forEach(
        (form, name) -> {
          if (text.contains(form) || joined.contains(form) || wide.contains(form)) {
            found.add(what + ": " + name + " as " + form);
          }
        });
    if (depth < DEEPEST) {
      searchPacked(what, bytes, depth, found);
      for (String view : List.of(text, joined)) {
        for (Matcher m = BASE64.matcher(view); m.find(); ) {
          searchPacked(what + " (Base64)", decoded(m.group()), depth, found);
        }
      }
    }
  }

  private void searchPacked(String what, byte[] bytes, int depth, Set<String> found) {
    if (startsWith(bytes, 0x1f, 0x8b)) {
      search(what + " (gzip)", inflated(bytes), depth + 1, found);
    } else if (startsWith(bytes, 'P', 'K')) {
      search(what + " (zip)", unzipped(bytes), depth + 1, found);
    }
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    return bytes.length > magic.length
        && (bytes[0] & 0xff) == magic[0]
        && (bytes[1] & 0xff) == magic[1];
  }

  /** Of a text that was cut short, what can be had. */
  private static byte[] inflated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        out.write(next);
      }
    } catch (IOException e) {
      return out.toByteArray();
    }
    return out.toByteArray();
  }

  private static byte[] unzipped(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        in.transferTo(out);
      }
    } catch (IOException e) {
      return out.toByteArray();
    }
    return out.toByteArray();
  }

  private static byte[] decoded(String base64) {
    String plain = base64.replace('-', '+').replace('_', '/').replace("=", "");
    int whole = plain.length() - (plain.length() % 4 == 1 ? 1 : 0);
    return Base64.getDecoder().decode(plain.substring(0, whole));
  }

  private static Set<String> forms(String secret) {
    Set<String> forms = new LinkedHashSet<>(List.of(secret));
    String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    for (String form : List.of(url, url.replace("+", "%20"))) {
      forms.add(form);
      forms.add(form.toLowerCase(Locale.ROOT));
    }
    forms.add(escaped(secret, "\"\\", "\\%c"));
    forms.add(escaped(secret, "\"&'+<>`", "\\u%04x"));
    forms.add(escaped(secret, "\"&'+<>`", "\\u%04X"));
    forms.add(secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    forms.add(
        secret
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&apos;"));
    forms.addAll(base64(secret, StandardCharsets.UTF_8));
    forms.addAll(base64(secret, StandardCharsets.UTF_16LE));
    forms.removeIf(form -> form.equals(secret.toLowerCase(Locale.ROOT)) && !form.equals(secret));
    return forms;
  }

  private static String escaped(String secret, String characters, String format) {
    StringBuilder escaped = new StringBuilder();
    secret
        .chars()
        .forEach(
            c ->
                escaped.append(
                    characters.indexOf(c) < 0
                        ? String.valueOf((char) c)
                        : format.contains("%c")
                            ? String.format(Locale.ROOT, format, (char) c)
                            : String.format(Locale.ROOT, format, c)));
    return escaped.toString();
  }

  /** Wherever it stands in what was encoded: what depends on the secret alone. */
  private static Set<String> base64(String secret, Charset charset) {
    Set<String> forms = new LinkedHashSet<>();
    byte[] bytes = secret.getBytes(charset);
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[offset + bytes.length];
      System.arraycopy(bytes, 0, shifted, offset, bytes.length);
      int from = offset == 0 ? 0 : offset + 1;
      int to = shifted.length * 4 / 3;
      for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        forms.add(encoder.withoutPadding().encodeToString(shifted).substring(from, to));
      }
    }
    return forms;
  }
}
