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
 */
public record RawConfiguration(
    XmlNode root, Set<String> parameterNames, Path baseDirectory, Set<String> declaredProperties) {
  public RawConfiguration {
    parameterNames = Set.copyOf(parameterNames);
    declaredProperties = Set.copyOf(declaredProperties);
  }
}
