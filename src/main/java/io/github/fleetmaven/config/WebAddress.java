package io.github.fleetmaven.config;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks web addresses. Stateless. */
final class WebAddress {

  private WebAddress() {}

  /** Reports a text that is no http or https address. */
  static void check(String text, Place place, Problems problems) {
    if (!isOne(text)) {
      problems.error(
          place,
          "`" + withoutQuery(text) + "` is no web address",
          "write it whole, as https://host/path");
    }
  }

  /** What comes after the question mark may be a key to the file. */
  private static String withoutQuery(String text) {
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query) + "?…";
  }

  private static boolean isOne(String text) {
    try {
      URI uri = new URI(text);
      return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
