package io.github.fleetmaven.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds files that a pom names: in the project's folder, or beside the parent that names them. */
final class ProjectFiles {

  /** A pom that came from a repository is told by its model, as {@code group:artifact:1.0}. */
  private static final char MODEL_ID_SEPARATOR = ':';

  private final Path baseDirectory;
  private final Problems problems;

  ProjectFiles(Path baseDirectory, Problems problems) {
    this.baseDirectory = baseDirectory;
    this.problems = problems;
  }

  /**
   * Returns the file of that path; empty, and reported, when there is none.
   *
   * @param place of the element that names it; a relative path that leads nowhere from the
   *     project's folder is tried from the folder of the pom that wrote this element
   */
  Optional<Path> find(String path, Place place) {
    return find(path, place, Files::isRegularFile);
  }

  /** Returns the file or the folder of that path, as {@link #find(String, Place)} does a file. */
  Optional<Path> findAny(String path, Place place) {
    return find(path, place, Files::exists);
  }

  private Optional<Path> find(String path, Place place, Predicate<Path> wanted) {
    List<Path> files;
    try {
      files = folders(place).map(folder -> folder.resolve(path).normalize()).distinct().toList();
    } catch (InvalidPathException e) {
      problems.error(place, "`" + path + "` is no path", "write the path of a file");
      return Optional.empty();
    }
    Optional<Path> found = files.stream().filter(wanted).findFirst();
    if (found.isEmpty()) {
      reportMissing(files, place);
    }
    return found;
  }

  private void reportMissing(List<Path> files, Place place) {
    String otherFolder =
        folders(place)
            .skip(1)
            .map(folder -> ", or at the folder of the pom that names the file, " + folder)
            .collect(Collectors.joining());
    problems.error(
        place,
        files.stream()
            .filter(Files::exists)
            .findFirst()
            .map(file -> file + " is no regular file")
            .orElseGet(() -> "there is no file " + join(files)),
        "relative paths start at the project's folder, " + baseDirectory + otherFolder);
  }

  private static String join(List<Path> files) {
    return files.stream().map(Path::toString).collect(Collectors.joining(", and no "));
  }

  /** Returns the project's folder and, where that is another one, that of the pom of a place. */
  private Stream<Path> folders(Place place) {
    String pom = place.file();
    boolean onDisk = !pom.isEmpty() && pom.indexOf(MODEL_ID_SEPARATOR) < 0;
    Stream<Path> declaring =
        onDisk ? Stream.of(baseDirectory.resolve(pom).resolveSibling("").normalize()) : Stream.of();
    return Stream.concat(Stream.of(baseDirectory), declaring).distinct();
  }

  /** Returns the text of the file of that path; empty, and reported, when it can't be read. */
  Optional<String> read(String path, Place place) {
    return find(path, place).flatMap(file -> read(file, place));
  }

  /** Returns the text of a file that was found; empty, and reported, when it can't be read. */
  Optional<String> read(Path file, Place place) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      problems.error(place, file + " can't be read as UTF-8", "check its encoding and its rights");
      return Optional.empty();
    }
  }
}
