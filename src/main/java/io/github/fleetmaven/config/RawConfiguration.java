package io.github.fleetmaven.config;

import java.nio.file.Path;
import java.util.Set;

/**
 * What a pom says, before anything of it is understood.
 *
 * @param root the {@code <configuration>} element with everything that poms wrote in it
 * @param parameterNames the names of all parameters that the plugin's goals know; another one at
 *     the top level is a mistake
 * @param baseDirectory the project's folder, from which relative paths start
 * @param declaredProperties the names of the properties that the project, its profiles, the command
 *     line or an earlier goal declared
 * @param buildDirectories the folders that the modules of this build fill, as {@code target}: what
 *     is missing in them may be made later
 */
public record RawConfiguration(
    XmlNode root,
    Set<String> parameterNames,
    Path baseDirectory,
    Set<String> declaredProperties,
    Set<Path> buildDirectories) {
  public RawConfiguration {
    parameterNames = Set.copyOf(parameterNames);
    declaredProperties = Set.copyOf(declaredProperties);
    buildDirectories = Set.copyOf(buildDirectories);
  }

  /** Makes one of a build that makes no files. */
  public RawConfiguration(
      XmlNode root,
      Set<String> parameterNames,
      Path baseDirectory,
      Set<String> declaredProperties) {
    this(root, parameterNames, baseDirectory, declaredProperties, Set.of());
  }
}
