package io.github.fleetmaven.simulator.blob;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which blob is meant.
 *
 * @param account the storage account; for plain files their server
 * @param container the container; empty when the account is meant
 * @param name the blob's name; empty when the container is meant
 */
public record BlobName(String account, String container, String name) {

  /** What the path of each request to a storage account starts with, served here. */
  public static final String PATH = "/_blob/";

  private static final Pattern HOST =
      Pattern.compile("(?i)https?://([a-z0-9]{3,24})\\.(?:z\\d+\\.)?blob\\.[^/:]+(?::\\d+)?(/.*)?");
  private static final Pattern LOCAL =
      Pattern.compile("(?i)https?://(?:localhost|127[.0-9]+|\\[::1\\])(?::\\d+)?(/_blob/.*)");

  /** Reads a path as {@code /_blob/account/container/name}; its segments are decoded already. */
  public static Optional<BlobName> ofPath(String path) {
    if (!path.startsWith(PATH)) {
      return Optional.empty();
    }
    String[] parts = path.substring(PATH.length()).split("/", 3);
    return Optional.of(
        new BlobName(
            parts[0].toLowerCase(Locale.ROOT),
            parts.length > 1 ? parts[1] : "",
            parts.length > 2 ? parts[2] : ""));
  }

  /** Reads an address of a storage account: its own, or one served here; empty for any other. */
  public static Optional<BlobName> ofAddress(String address) {
    return pathOf(address).flatMap(path -> ofPath(decode(path)));
  }

  /**
   * Returns the path under which an address of a storage account is served here, still encoded and
   * without its query; empty for any other address.
   */
  public static Optional<String> pathOf(String address) {
    String plain = address.replaceAll("[?#].*", "");
    Matcher local = LOCAL.matcher(plain);
    if (local.matches()) {
      return Optional.of(local.group(1));
    }
    Matcher host = HOST.matcher(plain);
    return host.matches()
        ? Optional.of(PATH + host.group(1) + (host.group(2) == null ? "/" : host.group(2)))
        : Optional.empty();
  }

  private static String decode(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return path;
    }
  }
}
