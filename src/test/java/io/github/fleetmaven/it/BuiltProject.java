package io.github.fleetmaven.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project of {@code src/it} after its builds: what they printed, what they left in {@code
 * target/fleet}, and what the simulator saw. JSON comes as maps and lists, for Groovy's eyes.
 */
public final class BuiltProject {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COLOR = Pattern.compile("\u001B\\[[0-9;]*m");
  private static final Pattern COUNTED = Pattern.compile("requests: (\\d+), writes: (\\d+)");
  private static final String START = "Scanning for projects...";

  private final Path folder;
  private final Path fleet;

  /** Reads a project whose fleet is in its own pom. */
  public BuiltProject(File basedir) {
    this(basedir, "target/fleet");
  }

  /**
   * Reads a project.
   *
   * @param output the folder of plans and reports, from the project's
   */
  public BuiltProject(File basedir, String output) {
    this.folder = basedir.toPath();
    this.fleet = folder.resolve(output);
  }

  /** Returns what one build printed, without colours; the first is 1. */
  public String log(int build) throws IOException {
    return logs().get(build - 1);
  }

  /** Returns how many builds there were. */
  public int builds() throws IOException {
    return logs().size();
  }

  /** Returns how many requests a build says that it sent. */
  public int requestsOf(int build) throws IOException {
    return counted(build, 1);
  }

  /** Returns how many of the requests that a build sent were writes, by what it says. */
  public int writesOf(int build) throws IOException {
    return counted(build, 2);
  }

  /** Returns {@code plan.json}. */
  public Map<String, Object> plan() throws IOException {
    return object(fleet.resolve("plan.json"));
  }

  /** Returns the one target of {@code status.json} with that name. */
  public Map<String, Object> status(String target) throws IOException {
    return only(list(object(fleet.resolve("status.json")), "targets"), "name", target);
  }

  /** Returns the changes to the one target of {@code plan.json} with that name. */
  public List<Map<String, Object>> changes(String target) throws IOException {
    return list(only(list(plan(), "targets"), "name", target), "changes");
  }

  /** Tells whether a cloud was asked anything. */
  public boolean askedCloud() {
    return Files.exists(fleet.resolve("simulator-state.json"))
        || Files.exists(fleet.resolve("simulator-journal.jsonl"));
  }

  /** Returns the simulator's journal. */
  public List<Map<String, Object>> journal() throws IOException {
    try (Stream<String> lines = Files.lines(fleet.resolve("simulator-journal.jsonl"))) {
      return lines.map(BuiltProject::object).toList();
    }
  }

  /** Returns the methods and paths of all requests that change something, in their order. */
  public List<String> writes() throws IOException {
    return journal().stream()
        .filter(line -> "request".equals(line.get("event")))
        .map(line -> text(line, "target"))
        .filter(target -> !target.startsWith("GET "))
        .toList();
  }

  /** Returns the exit codes of an extension's runs, in their order, by instance. */
  public Map<String, List<String>> runs(String target, String extension) throws IOException {
    return journal().stream()
        .filter(line -> "handler".equals(line.get("event")))
        .filter(line -> extension.equals(line.get("extension")))
        .filter(line -> text(line, "target").endsWith("/" + target))
        .collect(
            Collectors.groupingBy(
                line -> String.valueOf(line.getOrDefault("instance", "")),
                TreeMap::new,
                Collectors.mapping(line -> text(line, "status"), Collectors.toList())));
  }

  /** Returns the model of a scale set as the cloud has it. */
  public Map<String, Object> profile(String scaleSet) throws IOException {
    Map<String, Object> set = resource("scaleSets", "virtualmachinescalesets/" + scaleSet);
    return map(map(map(set, "document"), "properties"), "virtualMachineProfile");
  }

  /** Returns the properties of an extension of a scale set's model as the cloud has it. */
  public Map<String, Object> extension(String scaleSet, String name) throws IOException {
    return map(only(extensions(scaleSet), "name", name), "properties");
  }

  /** Returns the extensions of a scale set's model as the cloud has it, in their order. */
  public List<Map<String, Object>> extensions(String scaleSet) throws IOException {
    return list(map(profile(scaleSet), "extensionProfile"), "extensions");
  }

  /** Returns all that the builds wrote: what is below {@code target}, and their log. */
  public List<Path> written() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("target"))) {
      Stream<Path> log = Stream.of(folder.resolve("build.log"));
      return Stream.concat(files.filter(Files::isRegularFile), log).toList();
    }
  }

  private List<String> logs() throws IOException {
    String all = COLOR.matcher(Files.readString(folder.resolve("build.log"))).replaceAll("");
    List<String> parts = List.of(all.split(Pattern.quote(START), -1));
    return parts.subList(1, parts.size());
  }

  private int counted(int build, int group) throws IOException {
    Matcher matcher = COUNTED.matcher(log(build));
    int sum = 0;
    boolean found = false;
    while (matcher.find()) {
      found = true;
      sum += Integer.parseInt(matcher.group(group));
    }
    if (!found) {
      throw new AssertionError("build " + build + " counts no requests");
    }
    return sum;
  }

  /** The state has a line for all there was, and then one for what each write has changed. */
  private Map<String, Object> resource(String kind, String idEnd) throws IOException {
    String end = "/" + idEnd.toLowerCase(java.util.Locale.ROOT);
    Map<String, Object> latest = new TreeMap<>();
    try (Stream<String> lines = Files.lines(fleet.resolve("simulator-state.json"))) {
      lines
          .map(BuiltProject::object)
          .filter(line -> line.containsKey(kind))
          .forEach(line -> latest.putAll(map(line, kind)));
    }
    String id = latest.keySet().stream().filter(key -> key.endsWith(end)).findFirst().orElseThrow();
    return map(latest, id);
  }

  private static Map<String, Object> only(
      List<Map<String, Object>> objects, String key, String value) {
    List<Map<String, Object>> found =
        objects.stream().filter(object -> value.equals(object.get(key))).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " have the " + key + " " + value + ": " + objects);
    }
    return found.get(0);
  }

  private static String text(Map<String, Object> line, String key) {
    return String.valueOf(line.get(key));
  }

  @SuppressWarnings("unchecked") // JSON objects have texts for keys
  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    return (Map<String, Object>) parent.get(key);
  }

  @SuppressWarnings("unchecked") // the lists asked for hold objects
  private static List<Map<String, Object>> list(Map<String, Object> parent, String key) {
    return (List<Map<String, Object>>) parent.get(key);
  }

  @SuppressWarnings("unchecked") // JSON objects have texts for keys
  private static Map<String, Object> object(Path file) throws IOException {
    return JSON.readValue(file.toFile(), Map.class);
  }

  @SuppressWarnings("unchecked") // JSON objects have texts for keys
  private static Map<String, Object> object(String line) {
    try {
      return JSON.readValue(line, Map.class);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + line, e);
    }
  }
}
