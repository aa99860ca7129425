package io.github.fleetmaven.content;

import io.github.fleetmaven.model.ContentDigest;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts the digests of an extension's files together. */
final class Digests {

  private Digests() {}

  /**
   * Returns the digest.
   *
   * @param files by name
   */
  static ContentDigest of(List<StagedFile> files) {
    Map<String, SortedSet<String>> lines = new TreeMap<>();
    for (StagedFile file : files) {
      file.part()
          .bundle()
          .ifPresent(b -> lines.computeIfAbsent(b, k -> new TreeSet<>()).add(line(file.part())));
    }
    return new ContentDigest(
        files.stream().map(StagedFile::part).toList(),
        lines.entrySet().stream()
            .map(
                e -> new ContentDigest.Bundle(e.getKey(), Sha256.of(String.join("", e.getValue()))))
            .toList());
  }

  /** As {@code sha256sum} writes it. */
  private static String line(ContentDigest.Part part) {
    return part.sha256() + "  " + part.name() + "\n";
  }
}
