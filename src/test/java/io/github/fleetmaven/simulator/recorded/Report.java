package io.github.fleetmaven.simulator.recorded;

import io.github.fleetmaven.simulator.recorded.Replay.Played;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many recorded calls were answered as recorded, and where the others deviate; the latter for
 * each recording in a file of its own.
 */
final class Report {

  private static final Path FOLDER = Path.of("target", "recorded-traffic");

  private final Map<String, List<Played>> played;

  Report(Map<String, List<Played>> played) {
    this.played = played;
  }

  /** Returns the calls to the compute service. */
  List<Played> compute() {
    return played.values().stream().flatMap(calls -> compute(calls).stream()).toList();
  }

  static List<Played> compute(List<Played> calls) {
    return calls.stream().filter(each -> each.call().isCompute()).toList();
  }

  static List<Deviation> deviations(List<Played> calls) {
    return calls.stream().flatMap(each -> each.deviations().stream()).toList();
  }

  /** Returns the part of calls that match in every point. */
  static double share(List<Played> calls) {
    return calls.isEmpty() ? 1 : (double) matching(calls) / calls.size();
  }

  /** Returns the share of each recording and of all. */
  String shares() {
    List<String> lines = new ArrayList<>();
    played.forEach((file, calls) -> lines.add(line(file, compute(calls))));
    lines.add(line("all calls to Microsoft.Compute", compute()));
    lines.add(
        line(
            "calls to other providers, counted apart",
            played.values().stream()
                .flatMap(List::stream)
                .filter(each -> !each.call().isCompute())
                .toList()));
    return String.join("\n", lines);
  }

  /** Writes the deviations of each recording to {@code target/recorded-traffic}. */
  void write() {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve("shares.txt"), shares() + "\n");
      for (Map.Entry<String, List<Played>> entry : played.entrySet()) {
        Files.writeString(FOLDER.resolve(entry.getKey() + ".txt"), list(entry.getValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns deviations call by call, for people. */
  static String list(List<Played> calls) {
    StringBuilder text = new StringBuilder();
    for (Played each : calls) {
      if (!each.matches()) {
        text.append(each.call()).append('\n');
        each.deviations()
            .forEach(
                deviation ->
                    text.append("    ")
                        .append(deviation.place())
                        .append(' ')
                        .append(deviation.what())
                        .append('\n'));
      }
    }
    return text.toString();
  }

  private static long matching(List<Played> calls) {
    return calls.stream().filter(Played::matches).count();
  }

  private static String line(String what, List<Played> calls) {
    return String.format(
        Locale.ROOT,
        "%-55s %4d of %4d match (%.1f %%)",
        what,
        matching(calls),
        calls.size(),
        100 * share(calls));
  }
}
