package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostic;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What fits into the {@code script} of the Linux handler. */
final class InlineLimit {

  /** The most characters that the handler takes. */
  static final int CHARACTERS = 256 * 1024;

  private static final String REMEDY =
      "say in <content> where the machines can download files from: then they may be of any size";

  private InlineLimit() {}

  /** Returns what is the matter with an encoded script that is too long. */
  static Optional<Diagnostic> problem(String where, String encoded, List<ContentFile> files) {
    if (encoded.length() <= CHARACTERS) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.error(
            where,
            "the files and the command take "
                + size(encoded.length())
                + " inside the extension, compressed, and Azure takes no more than "
                + size(CHARACTERS)
                + biggest(files),
            REMEDY));
  }

  /** Returns the error about files that are too large even to be compressed. */
  static Diagnostic tooMuchToRead(String where, Path path) {
    return Diagnostic.error(
        where,
        "with "
            + path
            + " the files are larger than "
            + size(Inline.LIMIT_BYTES)
            + ", and inside the extension there is room for "
            + size(CHARACTERS)
            + ", compressed",
        REMEDY);
  }

  private static String biggest(List<ContentFile> files) {
    return files.stream()
        .max(Comparator.comparingInt(ContentFile::size))
        .map(f -> "; the biggest file is " + f.name() + " (" + size(f.size()) + ")")
        .orElse("");
  }

  private static String size(int bytes) {
    return bytes < 1024 * 1024
        ? String.format(Locale.ROOT, "%d KiB", (bytes + 1023) / 1024)
        : String.format(Locale.ROOT, "%.1f MiB", bytes / (1024.0 * 1024));
  }
}
