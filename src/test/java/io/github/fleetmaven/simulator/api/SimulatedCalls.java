package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.blob.MemoryBlobs;
import io.github.fleetmaven.simulator.scenario.Scenario;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.service.Simulation;
import io.github.fleetmaven.simulator.store.Journal;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table of what is simulated and what isn't, made of the routes. Stateless. */
final class SimulatedCalls {

  private static final String BEGIN = "<!-- simulated calls: begin -->\n";
  private static final String END = "<!-- simulated calls: end -->";

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE");

  private SimulatedCalls() {}

  /** Returns the table that a document has. */
  static String tableOf(String document) {
    int begin = document.indexOf(BEGIN);
    int end = document.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new AssertionError("the marks " + BEGIN.trim() + " and " + END + " are missing");
    }
    return document.substring(begin + BEGIN.length(), end);
  }

  /** Returns a document with the table in the place of the one that it has. */
  static String in(String document) {
    return document.replace(BEGIN + tableOf(document) + END, BEGIN + table() + END);
  }

  static String table() {
    StringBuilder table = new StringBuilder("\n| area | calls | not simulated |\n|---|---|---|\n");
    for (Area area : areas()) {
      table
          .append("| ")
          .append(area.name())
          .append(" | ")
          .append(String.join("<br>", calls(area)))
          .append(" | ")
          .append(area.missing())
          .append(" |\n");
    }
    return table.append('\n').toString();
  }

  static List<Area> areas() {
    return api().areas();
  }

  static Api api() {
    Simulation simulation =
        new Simulation(
            Store.empty("", "", "", Instant.EPOCH),
            Scenario.EMPTY,
            new Journal(Optional.empty()),
            new MemoryBlobs(),
            Instant.EPOCH);
    return new Api(Services.of(simulation));
  }

  /** One line for each address, with all methods that it takes; those of actions together. */
  private static List<String> calls(Area area) {
    Map<String, Set<String>> methods = new LinkedHashMap<>();
    Map<String, Set<String>> actions = new LinkedHashMap<>();
    for (Route route : area.routes()) {
      String address = "/" + String.join("/", route.template());
      if (route.method().equals("POST")) {
        int slash = address.lastIndexOf('/');
        String on = address.substring(0, slash + 1);
        actions.computeIfAbsent(on, key -> new TreeSet<>()).add(address.substring(slash + 1));
      } else {
        methods.computeIfAbsent(address, key -> new TreeSet<>()).add(route.method());
      }
    }
    List<String> lines =
        methods.entrySet().stream()
            .map(entry -> line(entry.getValue(), entry.getKey()))
            .collect(Collectors.toList());
    actions.forEach(
        (on, names) -> lines.add("`POST " + brief(on) + "`…: " + String.join(", ", names)));
    return lines;
  }

  private static String line(Set<String> methods, String address) {
    String names = METHODS.stream().filter(methods::contains).collect(Collectors.joining(" "));
    return "`" + names + " " + brief(address) + "`";
  }

  private static String brief(String address) {
    return address
        .replace(Groups.LOCATION, "{region}")
        .replace(Groups.COMPUTE, "{compute}")
        .replace(Groups.COMPUTE_ALL, "{everywhere}")
        .replace("/{resource}", "/{name}");
  }
}
