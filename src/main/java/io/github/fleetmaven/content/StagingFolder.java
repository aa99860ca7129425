package io.github.fleetmaven.content;

import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ExtensionKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
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

  /** Removes what was staged and isn't among these files. */
  void removeAllBut(Map<ExtensionKey, List<SelectedFile>> needed) throws IOException {
    Set<Path> wanted = new HashSet<>();
    needed.forEach(
        (key, files) -> {
          wanted.add(layout.manifest(key));
          files.forEach(file -> wanted.add(layout.file(key, file.name())));
        });
    for (Path target : foldersIn(layout.directory())) {
      for (Path extension : foldersIn(target)) {
        if (Files.isRegularFile(extension.resolve(ContentLayout.MANIFEST))) {
          removeAllBut(wanted, extension);
        }
      }
      removeIfEmpty(target);
    }
  }

  /** Makes room for modules that are unpacked anew. */
  void forgetModules(ExtensionKey key) throws IOException {
    removeTree(layout.modules(key), Set.of());
  }

  /** Says what was staged for an extension. */
  void describe(ExtensionKey key, ContentDigest content) throws IOException {
    Path manifest = layout.manifest(key);
    byte[] bytes = Manifest.of(content).getBytes(StandardCharsets.UTF_8);
    if (!Files.isRegularFile(manifest) || !Arrays.equals(Files.readAllBytes(manifest), bytes)) {
      Files.createDirectories(manifest.getParent());
      Files.write(manifest, bytes);
    }
    removeTree(layout.incoming(key), Set.of());
    forgetModules(key);
  }

  private static void removeAllBut(Set<Path> wanted, Path extension) throws IOException {
    removeTree(extension.resolve(ContentLayout.FILES), wanted);
    removeTree(extension.resolve(ContentLayout.ARCHIVES), Set.of());
    removeTree(extension.resolve(ContentLayout.INCOMING), Set.of());
    Path manifest = extension.resolve(ContentLayout.MANIFEST);
    if (!wanted.contains(manifest)) {
      removeTree(extension.resolve(ContentLayout.MODULES), Set.of());
      Files.delete(manifest);
    }
    removeIfEmpty(extension);
  }

  /** Removes the files in a folder, at any depth, and the folders that are empty then. */
  private static void removeTree(Path folder, Set<Path> wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> bottomUp;
    try (Stream<Path> paths = Files.walk(folder)) {
      bottomUp = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : bottomUp) {
      if (Files.isDirectory(path)) {
        removeIfEmpty(path);
      } else if (!wanted.contains(path)) {
        Files.delete(path);
      }
    }
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
