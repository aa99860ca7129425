package io.github.fleetmaven.azure;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** URLs of the Resource Manager. Pure. */
final class Urls {

  private static final String PATH_MARKS = "-._~:/@!$&'()*+,;=";
  private static final String LINK_MARKS = PATH_MARKS + "?#[]%";

  private Urls() {}

  /** Returns the URL of a path, with the version of the API. */
  static URI of(URI base, String path, Map<String, String> query) {
    Map<String, String> all = new TreeMap<>(query);
    all.put("api-version", SdkWire.API_VERSION);
    String text =
        all.entrySet().stream()
            .map(e -> e.getKey() + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(base + escape(path, PATH_MARKS) + "?" + text);
  }

  /** Resolves a link that an answer gave; empty when it is none. */
  static Optional<URI> resolve(URI base, String link) {
    try {
      return Optional.of(base.resolve(new URI(escape(link.strip(), LINK_MARKS))));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Escapes what may not stand in a URL: Azure's continuation tokens hold such characters. */
  private static String escape(String text, String marks) {
    StringBuilder legal = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String s = Character.toString(c);
              boolean plain = c < 128 && (Character.isLetterOrDigit(c) || marks.contains(s));
              legal.append(plain ? s : encode(s));
            });
    return legal.toString();
  }
}
