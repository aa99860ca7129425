package io.github.fleetmaven.model;

import java.util.List;
import java.util.Optional;

/**
 * The digests of what an extension needs beside its settings.
 *
 * @param parts every file, by name; none when there is nothing
 * @param bundles the archives in which some of the files travel
 */
public record ContentDigest(List<Part> parts, List<Bundle> bundles) {

  /** The digest of nothing. */
  public static final ContentDigest NONE = new ContentDigest(List.of());

  public ContentDigest {
    parts = List.copyOf(parts);
    bundles = List.copyOf(bundles);
  }

  /** Makes the digest of files that travel one by one. */
  public ContentDigest(List<Part> parts) {
    this(parts, List.of());
  }

  /** Returns the files that travel one by one. */
  public List<Part> singles() {
    return parts.stream().filter(p -> p.bundle().isEmpty()).toList();
  }

  /** Returns the files that travel in a bundle. */
  public List<Part> partsOf(Bundle bundle) {
    return parts.stream().filter(p -> p.bundle().equals(Optional.of(bundle.name()))).toList();
  }

  /**
   * One file.
   *
   * @param name its name beside the command, with {@code /} between folders
   * @param sha256 of its bytes, 64 lower-case hex digits
   * @param size in bytes
   * @param bundle the name of the bundle that it travels in; empty when it travels alone
   */
  public record Part(String name, String sha256, long size, Optional<String> bundle) {

    /** A file that travels alone. */
    public Part(String name, String sha256, long size) {
      this(name, sha256, size, Optional.empty());
    }
  }

  /**
   * Files that travel as one archive.
   *
   * @param name unique among the bundles of an extension, a simple name without an ending
   * @param sha256 of the names and digests of its files, 64 lower-case hex digits; the archive's
   *     own bytes follow from its files and the operating system that it is for
   */
  public record Bundle(String name, String sha256) {}
}
