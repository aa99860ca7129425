package io.github.fleetmaven.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where something comes from that travels to the machines. */
public sealed interface ContentSource {

  /** Returns where it was declared, as {@code pom.xml:41}. */
  String declaredAt();

  /**
   * A file of the project.
   *
   * @param path absolute, or relative to the project's folder as already resolved by the
   *     configuration
   * @param name its name beside the command; the file's own when empty
   * @param filtered whether Maven's properties are replaced in it
   */
  record File(String declaredAt, Path path, Optional<String> name, boolean filtered)
      implements ContentSource {}

  /**
   * Files below a folder, with their folders. They travel as one archive.
   *
   * @param directory absolute, or relative to the project's folder
   * @param includes patterns as Maven has them; all files when there are none
   * @param excludes patterns as Maven has them, beside the usual ones such as {@code .git}
   * @param into the folder beside the command that they go to; empty when they lie beside it
   * @param filtered whether Maven's properties are replaced in them
   */
  record FileSet(
      String declaredAt,
      Path directory,
      List<String> includes,
      List<String> excludes,
      Optional<String> into,
      boolean filtered)
      implements ContentSource {
    public FileSet {
      includes = List.copyOf(includes);
      excludes = List.copyOf(excludes);
    }
  }

  /**
   * An artifact: one that this build makes, or one by its coordinates. What is empty is this
   * project's.
   *
   * @param type as {@code jar}; the main artifact's own when nothing is said
   * @param name its name beside the command; the artifact's file name when empty
   */
  record Artifact(
      String declaredAt,
      Optional<String> groupId,
      Optional<String> artifactId,
      Optional<String> version,
      Optional<String> type,
      Optional<String> classifier,
      Optional<String> name)
      implements ContentSource {}
}
