package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.SecretReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the files of one extension and tells what is wrong with them. Not for several threads. */
final class SourceFiles {

  /** What one extension's files may weigh in memory; far beyond what compresses to the limit. */
  static final int LIMIT_BYTES = 16 * 1024 * 1024;

  private static final Set<String> LOGS = Set.of("stdout", "stderr");

  private final String where;
  private final Diagnostics problems;
  private final Map<String, String> takenBy = new HashMap<>();
  private int room = LIMIT_BYTES;

  /**
   * Makes a reader.
   *
   * @param where the place of the extension, for the user
   * @param problems told of all that is wrong
   */
  SourceFiles(String where, Diagnostics problems) {
    this.where = where;
    this.problems = problems;
  }

  /** Returns those that could be read, in the order of the pom. */
  List<ContentFile> read(DesiredExtension.Script script) {
    script.fileUris().forEach(this::takeNameOf);
    List<ContentFile> files = new ArrayList<>();
    for (Path path : paths(script)) {
      nameOf(path)
          .filter(name -> isFree(name, path))
          .flatMap(name -> read(name, path))
          .ifPresent(files::add);
    }
    files.forEach(this::warnOfLineEnds);
    return files;
  }

  private static List<Path> paths(DesiredExtension.Script script) {
    return script.files().stream()
        .filter(ContentSource.File.class::isInstance)
        .map(source -> ((ContentSource.File) source).path())
        .toList();
  }

  private void takeNameOf(String uri) {
    String path = uri.replaceFirst("[?#].*", "");
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (!name.isEmpty() && !SecretReference.isIn(path)) {
      takenBy.put(name.toLowerCase(Locale.ROOT), "<fileUri>" + path);
    }
  }

  private Optional<String> nameOf(Path path) {
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    if (name.isBlank() || name.equals(".") || name.equals("..")) {
      problems.error(where, "<file>" + path + " has no file name", "name a file");
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      problems.error(where, "a <file>'s name has a control character in it", "rename the file");
    } else if (LOGS.contains(name)) {
      problems.error(
          where,
          path + " would lie where the extension keeps what the command prints",
          "rename the file; stdout and stderr are taken");
    } else {
      return Optional.of(name);
    }
    return Optional.empty();
  }

  private boolean isFree(String name, Path path) {
    // Without regard to case, so that staging works on every file system.
    String other = takenBy.putIfAbsent(name.toLowerCase(Locale.ROOT), path.toString());
    if (other == null) {
      return true;
    }
    problems.error(
        where,
        path + " and " + other + " would both lie beside the command as " + name,
        "rename one of them");
    return false;
  }

  private Optional<ContentFile> read(String name, Path path) {
    if (Files.isDirectory(path)) {
      problems.error(where, path + " is a folder", "name each of its files, or an archive of it");
      return Optional.empty();
    }
    if (!Files.exists(path)) {
      problems.error(
          where, "there is no file " + path, "correct the path, or build the file first");
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(room + 1);
      if (bytes.length > room) {
        problems.add(InlineLimit.tooMuchToRead(where, path));
        return Optional.empty();
      }
      room -= bytes.length;
      return Optional.of(new ContentFile(name, bytes));
    } catch (IOException e) {
      problems.error(where, path + " can't be read: " + e, "make it readable for this build");
      return Optional.empty();
    }
  }

  private void warnOfLineEnds(ContentFile file) {
    if (file.hasMarkBeforeShebang()) {
      problems.warning(
          where,
          file.name() + " starts with a byte order mark, and Linux won't see its first line",
          "save it as UTF-8 without a byte order mark");
    }
    if (file.isScript() && file.hasWindowsLineEnds()) {
      problems.warning(
          where,
          file.name() + " is a shell script with Windows line ends, with which it fails on Linux",
          "save it with LF line ends, and write '*.sh text eol=lf' into .gitattributes");
    }
  }
}
