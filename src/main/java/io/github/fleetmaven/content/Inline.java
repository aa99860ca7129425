package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks that what travels inside an extension fits into it. */
final class Inline {

  /** What one extension's files may weigh in memory; far beyond what compresses to the limit. */
  static final int LIMIT_BYTES = 16 * 1024 * 1024;

  private Inline() {}

  /** Tells whether the files of a script travel inside the extension. */
  static boolean is(DesiredFleet fleet, DesiredExtension.Script script) {
    return fleet.content().isEmpty() || script.inline();
  }

  /** Returns that files are too large even to be compressed, as far as that is known unread. */
  static Optional<Diagnostic> tooMuch(String where, List<SelectedFile> files) {
    long total = 0;
    for (SelectedFile file : files) {
      total += sizeOf(file.path());
      if (total > LIMIT_BYTES) {
        return Optional.of(InlineLimit.tooMuchToRead(where, file.path()));
      }
    }
    return Optional.empty();
  }

  private static long sizeOf(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      // Whoever stages it tells that it can't be read.
      return 0;
    }
  }

  /**
   * Returns why staged files can't travel inside the extension.
   *
   * @param path where a file is staged
   * @throws IOException when a staged file can't be read
   */
  static Optional<Diagnostic> problem(
      String where,
      DesiredExtension.Script script,
      ContentDigest content,
      Function<ContentDigest.Part, Path> path)
      throws IOException {
    List<ContentFile> files = new ArrayList<>();
    long total = 0;
    for (ContentDigest.Part part : content.parts()) {
      total += part.size();
      if (total > LIMIT_BYTES) {
        return Optional.of(InlineLimit.tooMuchToRead(where, path.apply(part)));
      }
      files.add(new ContentFile(part.name(), Files.readAllBytes(path.apply(part))));
    }
    return InlineScript.problem(where, script.command(), files);
  }
}
