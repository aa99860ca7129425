package io.github.fleetmaven.content.dsc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks zips with PowerShell modules, packages of the PowerShell Gallery among them. */
public final class ModuleZip {

  /** What packs a package, and is no part of the module. */
  private static final Pattern PACKAGING =
      Pattern.compile("_rels/.*|package/.*|\\[Content_Types]\\.xml|[^/]*\\.nuspec");

  private ModuleZip() {}

  /**
   * Unpacks a zip.
   *
   * @param folder made, if it isn't there
   * @return what is wrong with the zip; empty when it is unpacked
   * @throws IOException when files can't be read or written
   */
  public static Optional<String> unpack(Path zip, Path folder) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        Optional<String> problem = unpack(file, entry, folder);
        if (problem.isPresent()) {
          return Optional.of(zip + " " + problem.get());
        }
      }
      return Optional.empty();
    } catch (ZipException e) {
      return Optional.of(zip + " is no zip");
    }
  }

  private static Optional<String> unpack(ZipFile zip, ZipEntry entry, Path folder)
      throws IOException {
    String name = entry.getName().replace('\\', '/');
    if (entry.isDirectory() || PACKAGING.matcher(name).matches()) {
      return Optional.empty();
    }
    Optional<Path> target = inside(folder, name);
    if (target.isEmpty()) {
      return Optional.of("has an entry that leads out of it, " + name);
    }
    Files.createDirectories(target.get().getParent());
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, target.get(), StandardCopyOption.REPLACE_EXISTING);
    }
    return Optional.empty();
  }

  private static Optional<Path> inside(Path folder, String name) {
    try {
      Path root = folder.normalize();
      return Optional.of(root.resolve(name).normalize()).filter(path -> path.startsWith(root));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
