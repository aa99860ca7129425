package io.github.fleetmaven.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds files that a pom names. */
final class ProjectFiles {

  private final Path baseDirectory;
  private final Problems problems;

  ProjectFiles(Path baseDirectory, Problems problems) {
    this.baseDirectory = baseDirectory;
    this.problems = problems;
  }

  /** Returns the file of that path; empty, and reported, when there is none. */
  Optional<Path> find(String path, Place place) {
    Path file;
    try {
      file = baseDirectory.resolve(path).normalize();
    } catch (InvalidPathException e) {
      problems.error(place, "`" + path + "` is no path", "write the path of a file");
      return Optional.empty();
    }
    if (Files.isRegularFile(file)) {
      return Optional.of(file);
    }
    problems.error(
        place,
        Files.exists(file) ? file + " is no regular file" : "there is no file " + file,
        "relative paths start at the project's folder, " + baseDirectory);
    return Optional.empty();
  }

  /** Returns the text of the file of that path; empty, and reported, when it can't be read. */
  Optional<String> read(String path, Place place) {
    return find(path, place).flatMap(file -> read(file, place));
  }

  private Optional<String> read(Path file, Place place) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      problems.error(place, file + " can't be read as UTF-8", "check its encoding and its rights");
      return Optional.empty();
    }
  }
}
