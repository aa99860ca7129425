package io.github.fleetmaven.config;

import io.github.fleetmaven.model.ContentSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Maps what lies beside a command. Not for several threads. */
final class SourceMapper {

  private static final Pattern SEPARATORS = Pattern.compile("[/\\\\]");

  private final Problems problems;
  private final ProjectFiles files;

  SourceMapper(Problems problems, ProjectFiles files) {
    this.problems = problems;
    this.files = files;
  }

  /**
   * Maps the children of {@code <files>}. What it returns is whole only when no error was found.
   */
  List<ContentSource> map(List<SourceConfig> declared) {
    Map<String, String> byName = new HashMap<>();
    for (SourceConfig source : declared) {
      if (source instanceof FileConfig file) {
        String path = file.source().orElse("<file>");
        takeName(file.destName().orElse(simpleName(path)), path, file.place(), byName);
      } else if (source instanceof ArtifactConfig artifact) {
        artifact.destName().ifPresent(n -> takeName(n, "<artifact>", artifact.place(), byName));
      }
    }
    return declared.stream().map(this::map).flatMap(Optional::stream).toList();
  }

  private Optional<ContentSource> map(SourceConfig source) {
    if (source instanceof FileConfig file) {
      return map(file);
    }
    return source instanceof FileSetConfig set ? map(set) : map((ArtifactConfig) source);
  }

  private Optional<ContentSource> map(FileConfig file) {
    Place place = file.place();
    checkName(file.destName(), place);
    return file.source()
        .flatMap(path -> files.source(path, place.child("source")))
        .map(
            path ->
                new ContentSource.File(
                    place.location(), path, file.destName(), file.filtering().orElse(false)));
  }

  private Optional<ContentSource> map(FileSetConfig set) {
    Place place = set.place();
    Optional<String> into = set.into().flatMap(folder -> folder(folder, place.child("into")));
    return set.directory()
        .flatMap(path -> files.folder(path, place.child("directory")))
        .map(
            directory ->
                new ContentSource.FileSet(
                    place.location(),
                    directory,
                    set.includes(),
                    set.excludes(),
                    into,
                    set.filtering().orElse(false)));
  }

  private Optional<ContentSource> map(ArtifactConfig artifact) {
    Place place = artifact.place();
    checkName(artifact.destName(), place);
    for (String coordinate : List.of("groupId", "version")) {
      if (place.has(coordinate) && !place.has("artifactId")) {
        problems.error(
            place.child(coordinate),
            "<" + coordinate + "> needs <artifactId>",
            "name the artifact; without coordinates it is this project's own");
      }
    }
    return Optional.of(
        new ContentSource.Artifact(
            place.location(),
            artifact.groupId(),
            artifact.artifactId(),
            artifact.version(),
            artifact.type(),
            artifact.classifier(),
            artifact.destName()));
  }

  private void takeName(String name, String what, Place place, Map<String, String> byName) {
    String first = byName.putIfAbsent(name, what);
    if (first != null) {
      problems.error(
          place,
          first + " and " + what + " would both be `" + name + "` beside the command",
          "give one of them another name, by <destName>");
    }
  }

  private void checkName(Optional<String> destName, Place place) {
    destName
        .filter(Predicate.not(SourceMapper::isSimple))
        .ifPresent(
            name ->
                problems.error(
                    place.child("destName"),
                    "`" + name + "` is no name of a file",
                    "write a name without folders, as app.conf; <fileSet> keeps folders"));
  }

  private Optional<String> folder(String path, Place place) {
    List<String> folders = List.of(SEPARATORS.split(path, -1));
    if (folders.stream().allMatch(SourceMapper::isSimple)) {
      return Optional.of(String.join("/", folders));
    }
    problems.error(
        place,
        "`" + path + "` is no folder beside the command",
        "write a relative path, as conf or app/conf, without . and ..");
    return Optional.empty();
  }

  private static boolean isSimple(String name) {
    return !name.isBlank()
        && !name.equals(".")
        && !name.equals("..")
        && !SEPARATORS.matcher(name).find()
        && name.chars().noneMatch(Character::isISOControl);
  }

  private static String simpleName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
