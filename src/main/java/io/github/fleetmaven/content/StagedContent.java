package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.OsType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** Returns where a file is staged. Whoever reads it checks that it still has its digest. */
  public Path path(ExtensionKey key, ContentDigest.Part part) {
    return layout.file(key, part.name());
  }

  /**
   * Returns the files of an extension, those of bundles with their folders in their names. All of
   * them are held in memory.
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
      Path path = path(key, part);
      try {
        ContentFile file = new ContentFile(part.name(), Files.readAllBytes(path));
        files.add(file);
        if (!file.is(part)) {
          problems.add(changed(path));
        }
      } catch (IOException e) {
        problems.add(problem(path, "the file can't be read any more: " + e));
      }
    }
    if (!problems.isEmpty()) {
      throw unsendable(key, problems);
    }
    return files;
  }

  /**
   * Packs a bundle: a {@code tar.gz} for Linux, a {@code zip} for Windows. Equal files give equal
   * bytes. The files may be of any size and number.
   *
   * @param content the digests of the extension's files as the plan knows them
   * @return the archive, below the staging folder
   * @throws FleetException when a file changed or went away while the run was going on
   */
  public Path archive(
      ExtensionKey key, ContentDigest content, ContentDigest.Bundle bundle, OsType os) {
    Path archive = layout.archive(key, bundle, os);
    List<Archive.Member> members =
        content.partsOf(bundle).stream().map(part -> member(key, part)).toList();
    try {
      Files.createDirectories(layout.incoming(key));
      Files.createDirectories(archive.getParent());
      Path unfinished = Files.createTempFile(layout.incoming(key), "", "");
      try {
        write(members, os, unfinished);
        Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      return archive;
    } catch (ChangedFileException e) {
      throw unsendable(key, List.of(changed(e.path())));
    } catch (IOException e) {
      throw unsendable(key, List.of(problem(archive, "the archive can't be written: " + e)));
    }
  }

  private Archive.Member member(ExtensionKey key, ContentDigest.Part part) {
    Path path = path(key, part);
    return new Archive.Member(
        part.name(), part.size(), () -> CheckedInput.open(path, part.sha256(), part.size()));
  }

  private static void write(List<Archive.Member> members, OsType os, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      if (os == OsType.WINDOWS) {
        Archive.zip(members, out);
      } else {
        Archive.tarGz(members, out);
      }
    }
  }

  private static FleetException unsendable(ExtensionKey key, List<Diagnostic> problems) {
    return new FleetException(
        "The files of " + key.target() + "/" + key.extension() + " can't be sent:", problems);
  }

  private static Diagnostic changed(Path path) {
    return problem(path, "the file changed while the run was going on");
  }

  private static Diagnostic problem(Path path, String summary) {
    return Diagnostic.error(path.toString(), summary, REMEDY);
  }
}
