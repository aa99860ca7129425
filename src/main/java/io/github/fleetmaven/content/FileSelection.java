package io.github.fleetmaven.content;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DesiredExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the files of one extension and tells what is wrong with them, without reading any. Not
 * for several threads.
 */
final class FileSelection {

  private final String extension;
  private final Diagnostics problems;
  private final ArtifactFinder artifacts;
  private final FolderScan scan;
  private final TakenNames names;

  /**
   * Makes a selection.
   *
   * @param extension target and extension, for the user
   * @param problems told of all that is wrong
   */
  FileSelection(String extension, Diagnostics problems, ArtifactFinder artifacts, FolderScan scan) {
    this.extension = extension;
    this.problems = problems;
    this.artifacts = artifacts;
    this.scan = scan;
    this.names = new TakenNames(problems);
  }

  /** Returns the files that can travel, by name. */
  List<SelectedFile> of(DesiredExtension.Script script) {
    script.fileUris().forEach(uri -> names.take(uri, extension));
    List<SelectedFile> singles = new ArrayList<>();
    List<BundleNames.Group> groups = new ArrayList<>();
    for (ContentSource source : script.files()) {
      if (source instanceof ContentSource.FileSet set) {
        groups.add(new BundleNames.Group(BundleNames.wanted(set), free(files(set))));
      } else {
        single(source).filter(names::take).ifPresent(singles::add);
      }
    }
    return BundleNames.all(singles, groups);
  }

  private List<SelectedFile> free(List<SelectedFile> files) {
    return files.stream().filter(names::take).toList();
  }

  private Optional<SelectedFile> single(ContentSource source) {
    return source instanceof ContentSource.File file
        ? file(file)
        : artifact((ContentSource.Artifact) source);
  }

  private Optional<SelectedFile> file(ContentSource.File file) {
    Path path = file.path();
    String name =
        file.name().orElse(path.getFileName() == null ? "" : path.getFileName().toString());
    if (!name.isEmpty() && Files.isDirectory(path)) {
      problems.error(
          where(file), path + " is a folder", "write <fileSet><directory>…</directory></fileSet>");
      return Optional.empty();
    }
    return selected(file, name, path, file.filtered());
  }

  private Optional<SelectedFile> artifact(ContentSource.Artifact artifact) {
    ArtifactFinder.Result result = artifacts.find(artifact);
    if (result instanceof ArtifactFinder.Missing missing) {
      problems.error(where(artifact), missing.summary(), missing.remedy());
      return Optional.empty();
    }
    ArtifactFinder.Found found = (ArtifactFinder.Found) result;
    return selected(artifact, artifact.name().orElse(found.name()), found.file(), false);
  }

  private Optional<SelectedFile> selected(
      ContentSource source, String name, Path path, boolean filtered) {
    if (name.isEmpty() || Files.exists(path)) {
      return Optional.of(new SelectedFile(where(source), name, path, filtered, Optional.empty()));
    }
    problems.error(
        where(source), "there is no file " + path, "correct the path, or build the file first");
    return Optional.empty();
  }

  private List<SelectedFile> files(ContentSource.FileSet set) {
    Path directory = set.directory();
    if (!Files.isDirectory(directory)) {
      problems.error(
          where(set),
          "there is no folder " + directory,
          "correct the path, or build what is in it first");
      return List.of();
    }
    List<String> found = scan.files(set);
    if (found.isEmpty()) {
      problems.error(
          where(set),
          "no file in " + directory + " is selected",
          "correct <includes> and <excludes>, or build what is in it first");
    }
    String prefix = set.into().map(folder -> folder + "/").orElse("");
    return found.stream()
        .map(
            name ->
                new SelectedFile(
                    where(set),
                    prefix + name,
                    directory.resolve(name),
                    set.filtered(),
                    Optional.empty()))
        .toList();
  }

  private String where(ContentSource source) {
    return source.declaredAt() + ": " + extension;
  }
}
