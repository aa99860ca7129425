package io.github.fleetmaven.simulator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folders in which files are kept. Stateless. */
final class Folders {

  private Folders() {}

  /** Makes the folder that a file is to stand in. */
  static void makeFor(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
  }
}
