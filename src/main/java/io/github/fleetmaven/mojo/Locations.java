package io.github.fleetmaven.mojo;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says where an element was written. Immutable. */
final class Locations {

  private final Path baseDirectory;

  /** Tells paths from the project's folder on. */
  Locations(Path baseDirectory) {
    this.baseDirectory = baseDirectory;
  }

  /**
   * Returns file and line as {@code pom.xml:41} or {@code ../pom.xml:17}; the id of the model
   * instead of the file where that came from a repository; an empty text where Maven knows nothing.
   */
  String text(@Nullable Object inputLocation) {
    return SourceLocation.of(inputLocation).map(at -> source(at) + ":" + at.line()).orElse("");
  }

  /** Returns the pom of a project; empty where the model came from a repository. */
  Optional<Path> file(SourceLocation at) {
    return Optional.ofNullable(file(at.file())).filter(file -> !file.toString().endsWith(".pom"));
  }

  private String source(SourceLocation at) {
    return file(at)
        .map(file -> baseDirectory.relativize(file).toString().replace('\\', '/'))
        .orElseGet(() -> at.modelId().isEmpty() ? at.file() : at.modelId());
  }

  private @Nullable Path file(String location) {
    try {
      Path path = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
      boolean same = path.isAbsolute() && path.getRoot().equals(baseDirectory.getRoot());
      return same && Files.exists(path) ? path : null;
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }
}
