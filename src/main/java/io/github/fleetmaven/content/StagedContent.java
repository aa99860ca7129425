package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ExtensionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the staged files back, the very bytes that were planned with or none. For several threads.
 */
public final class StagedContent {

  private static final String REMEDY =
      "run the goal again, and let no other build work in this folder meanwhile";

  private final ContentLayout layout;

  /**
   * Makes a reader.
   *
   * @param directory the staging folder that the {@link Packager} filled
   */
  public StagedContent(Path directory) {
    this.layout = new ContentLayout(directory);
  }

  /**
   * Returns the files of an extension.
   *
   * @param expected their digests as the plan knows them
   * @return in the order of the digests
   * @throws FleetException when a file changed or went away while the run was going on; it tells
   *     all of them
   */
  public List<ContentFile> files(ExtensionKey key, ContentDigest expected) {
    List<ContentFile> files = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (ContentDigest.Part part : expected.parts()) {
      Path path = layout.files(key).resolve(part.name());
      try {
        ContentFile file = new ContentFile(part.name(), Files.readAllBytes(path));
        files.add(file);
        if (!file.part().equals(part)) {
          problems.add(problem(path, "the file changed while the run was going on"));
        }
      } catch (IOException e) {
        problems.add(problem(path, "the file can't be read any more: " + e));
      }
    }
    if (!problems.isEmpty()) {
      throw new FleetException(
          "The files of " + key.target() + "/" + key.extension() + " can't be sent:", problems);
    }
    return files;
  }

  private static Diagnostic problem(Path path, String summary) {
    return Diagnostic.error(path.toString(), summary, REMEDY);
  }
}
