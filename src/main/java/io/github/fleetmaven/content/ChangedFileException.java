package io.github.fleetmaven.content;

import java.io.IOException;
import java.nio.file.Path;

/** A staged file isn't what it was when it was staged. */
final class ChangedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Path path;

  ChangedFileException(Path path) {
    super(path + " changed");
    this.path = path;
  }

  Path path() {
    return path;
  }
}
