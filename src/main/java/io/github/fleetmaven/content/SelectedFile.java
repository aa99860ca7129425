package io.github.fleetmaven.content;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that was chosen to travel.
 *
 * @param where the place of what chose it, for the user
 * @param name its name beside the command, with {@code /} between folders
 * @param path where it lies
 * @param filtered whether the build's properties are replaced in it
 * @param bundle the name of the bundle that it travels in; empty when it travels alone
 */
record SelectedFile(
    String where, String name, Path path, boolean filtered, Optional<String> bundle) {

  SelectedFile in(String bundle) {
    return new SelectedFile(where, name, path, filtered, Optional.of(bundle));
  }
}
