package io.github.fleetmaven.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds files and folders that a pom names: in the project's folder, or beside the parent that
 * names them.
 */
final class ProjectFiles {

  /** A pom that came from a repository is told by its model, as {@code group:artifact:1.0}. */
  private static final char MODEL_ID_SEPARATOR = ':';

  private final Path baseDirectory;
  private final Set<Path> buildDirectories;
  private final Problems problems;

  ProjectFiles(RawConfiguration raw, Problems problems) {
    this.baseDirectory = raw.baseDirectory();
    this.buildDirectories = raw.buildDirectories();
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
    List<Path> paths = paths(path, place);
    Optional<Path> found = first(paths, wanted);
    if (found.isEmpty() && !paths.isEmpty()) {
      reportMissing(paths, place, "file");
    }
    return found;
  }

  /**
   * Returns the file of that path, as {@link #find(String, Place)} does, or where this build is
   * going to make it.
   */
  Optional<Path> source(String path, Place place) {
    List<Path> paths = paths(path, place);
    Optional<Path> found = first(paths, Files::isRegularFile);
    Optional<Path> folder = first(paths, Files::isDirectory);
    if (found.isEmpty() && folder.isPresent()) {
      problems.error(
          place,
          folder.get() + " is a folder",
          "write <fileSet><directory>" + path + "</directory></fileSet>");
      return Optional.empty();
    }
    return found.or(() -> madeLater(paths, place, "file"));
  }

  /** Returns the folder of that path, or where this build is going to make it. */
  Optional<Path> folder(String path, Place place) {
    List<Path> paths = paths(path, place);
    Optional<Path> found = first(paths, Files::isDirectory);
    Optional<Path> file = first(paths, Files::isRegularFile);
    if (found.isEmpty() && file.isPresent()) {
      problems.error(place, file.get() + " is no folder", "write <file>" + path + "</file>");
      return Optional.empty();
    }
    return found.or(() -> madeLater(paths, place, "folder"));
  }

  private static Optional<Path> first(List<Path> paths, Predicate<Path> wanted) {
    return paths.stream().filter(wanted).findFirst();
  }

  private Optional<Path> madeLater(List<Path> paths, Place place, String what) {
    Optional<Path> made = first(paths, this::isOfTheBuild);
    if (made.isEmpty() && !paths.isEmpty()) {
      reportMissing(paths, place, what);
    }
    return made;
  }

  private boolean isOfTheBuild(Path path) {
    return buildDirectories.stream().anyMatch(path::startsWith);
  }

  private List<Path> paths(String path, Place place) {
    try {
      return folders(place).map(folder -> folder.resolve(path).normalize()).distinct().toList();
    } catch (InvalidPathException e) {
      problems.error(place, "`" + path + "` is no path", "write the path of a file");
      return List.of();
    }
  }

  private void reportMissing(List<Path> paths, Place place, String what) {
    String otherFolder =
        folders(place)
            .skip(1)
            .map(folder -> ", or at the folder of the pom that names the " + what + ", " + folder)
            .collect(Collectors.joining());
    problems.error(
        place,
        paths.stream()
            .filter(Files::exists)
            .findFirst()
            .map(path -> path + " is no regular " + what)
            .orElseGet(() -> "there is no " + what + " " + join(paths)),
        "relative paths start at the project's folder, " + baseDirectory + otherFolder);
  }

  private static String join(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(", and no "));
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
