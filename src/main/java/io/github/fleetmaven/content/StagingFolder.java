package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ExtensionKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of staged files. Touches nothing in it that doesn't look staged. */
final class StagingFolder {

  private final ContentLayout layout;

  StagingFolder(ContentLayout layout) {
    this.layout = layout;
  }

  /** Brings the folder to hold these files and no others. */
  void replaceAll(Map<ExtensionKey, List<ContentFile>> content) {
    try {
      Set<Path> wanted = new HashSet<>();
      for (Map.Entry<ExtensionKey, List<ContentFile>> entry : content.entrySet()) {
        wanted.addAll(write(entry.getKey(), entry.getValue()));
      }
      removeAllBut(wanted);
    } catch (IOException e) {
      throw new FleetException(
          "The files of the fleet can't be staged:",
          List.of(
              Diagnostic.error(
                  layout.directory().toString(),
                  e.toString(),
                  "make the folder writable, or run mvn clean")));
    }
  }

  private Set<Path> write(ExtensionKey key, List<ContentFile> files) throws IOException {
    Set<Path> written = new HashSet<>();
    for (ContentFile file : files) {
      written.add(write(layout.files(key).resolve(file.name()), file.bytes()));
    }
    byte[] manifest = Manifest.of(files).getBytes(StandardCharsets.UTF_8);
    written.add(write(layout.manifest(key), manifest));
    return written;
  }

  private static Path write(Path path, byte[] bytes) throws IOException {
    if (!Files.isRegularFile(path) || !Arrays.equals(Files.readAllBytes(path), bytes)) {
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
    }
    return path;
  }

  private void removeAllBut(Set<Path> wanted) throws IOException {
    for (Path target : foldersIn(layout.directory())) {
      for (Path extension : foldersIn(target)) {
        if (Files.isRegularFile(extension.resolve(ContentLayout.MANIFEST))) {
          removeAllBut(wanted, extension);
        }
      }
      removeIfEmpty(target);
    }
  }

  private static void removeAllBut(Set<Path> wanted, Path extension) throws IOException {
    Path files = extension.resolve(ContentLayout.FILES);
    for (Path file : Files.isDirectory(files) ? childrenOf(files) : List.<Path>of()) {
      if (!wanted.contains(file)) {
        Files.delete(file);
      }
    }
    removeIfEmpty(files);
    Path manifest = extension.resolve(ContentLayout.MANIFEST);
    if (!wanted.contains(manifest)) {
      Files.delete(manifest);
    }
    removeIfEmpty(extension);
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    if (Files.isDirectory(folder) && childrenOf(folder).isEmpty()) {
      Files.delete(folder);
    }
  }

  private static List<Path> foldersIn(Path folder) throws IOException {
    return Files.isDirectory(folder)
        ? childrenOf(folder).stream().filter(Files::isDirectory).toList()
        : List.of();
  }

  private static List<Path> childrenOf(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }
}
