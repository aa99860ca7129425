package io.github.fleetmaven.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Maven that a check can start by itself, in a process of its own.
 *
 * @param home where it is installed
 * @param java where the Java is that it runs on
 * @param settings its settings
 * @param repository its local repository, which has all that the project needs
 */
public record MavenHome(Path home, Path java, Path settings, Path repository) {

  private static final Pattern HOME = Pattern.compile("(?m)^Maven home: (.+)$");
  private static final Pattern JAVA = Pattern.compile("(?m)runtime: (.+)$");

  /**
   * Returns the Maven that built a project of {@code src/it}.
   *
   * @param basedir the project
   * @param repository the local repository of its build
   * @param settings what the settings of its build were made from
   * @param outer the local repository that its build took artifacts from
   */
  public static MavenHome thatBuilt(File basedir, File repository, File settings, File outer)
      throws IOException {
    Path project = basedir.toPath();
    String log = Files.readString(project.resolve("build.log"));
    Path own = project.resolve("target/settings.xml");
    Files.writeString(
        own,
        Files.readString(settings.toPath())
            .replace("@localRepositoryUrl@", outer.toURI().toString()));
    return new MavenHome(
        Path.of(said(HOME, log)), Path.of(said(JAVA, log)), own, repository.toPath());
  }

  private static String said(Pattern what, String log) {
    Matcher matcher = what.matcher(log.replaceAll("\u001B\\[[0-9;]*m", ""));
    if (!matcher.find()) {
      throw new AssertionError("the build doesn't say its " + what + "; it needs showVersion");
    }
    return matcher.group(1).strip();
  }

  /**
   * Starts a build.
   *
   * @param project the folder that it runs in
   * @param log takes what it prints
   * @param arguments goals and options
   */
  MavenProcess start(Path project, Path log, List<String> arguments) throws IOException {
    boolean windows = File.separatorChar == '\\';
    List<String> command = new ArrayList<>();
    command.add(home.resolve(windows ? "bin/mvn.cmd" : "bin/mvn").toString());
    command.addAll(List.of("-B", "-o", "-ntp", "-s", settings.toString()));
    command.add("-Dmaven.repo.local=" + repository);
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    return new MavenProcess(builder.start(), log);
  }
}
