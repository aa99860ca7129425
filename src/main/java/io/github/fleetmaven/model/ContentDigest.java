package io.github.fleetmaven.model;

import java.util.List;

/**
 * The digests of what an extension needs beside its settings.
 *
 * @param parts in the order of the pom; none when there is nothing
 */
public record ContentDigest(List<Part> parts) {

  /** The digest of nothing. */
  public static final ContentDigest NONE = new ContentDigest(List.of());

  public ContentDigest {
    parts = List.copyOf(parts);
  }

  /**
   * One file.
   *
   * @param name its name beside the command, with {@code /} between folders
   * @param sha256 of its bytes, 64 lower-case hex digits
   * @param size in bytes
   */
  public record Part(String name, String sha256, long size) {}
}
