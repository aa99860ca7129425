package io.github.fleetmaven.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measurements as tables: one to read, one to compute with. */
record Results(List<Measurement> rows) {

  private static final List<String> HEAD =
      List.of(
          "sets",
          "instances each",
          "update s",
          "batches each",
          "requests",
          "writes",
          "model reads",
          "list pages",
          "polls",
          "az requests",
          "az writes",
          "az list pages",
          "az polls",
          "wall time s",
          "critical path s",
          "ratio",
          "az wall time s",
          "held kB",
          "held B per instance",
          "peak MB",
          "computing s");

  Results {
    rows = List.copyOf(rows);
  }

  String csv() {
    return lines(",", "", "");
  }

  String markdown() {
    String rule = HEAD.stream().map(head -> "---:").collect(Collectors.joining("|", "|", "|\n"));
    String all = lines(" | ", "| ", " |");
    int head = all.indexOf('\n') + 1;
    return all.substring(0, head) + rule + all.substring(head);
  }

  private String lines(String between, String before, String after) {
    return Stream.concat(Stream.of(HEAD), rows.stream().map(Results::cells))
        .map(cells -> before + String.join(between, cells) + after + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> cells(Measurement m) {
    Workload work = m.workload();
    RequestCounts ours = m.requests();
    AzureCli az = new AzureCli(work);
    RequestCounts theirs = az.requests();
    return Stream.of(
            work.sets(),
            work.instances(),
            seconds(work.update()),
            work.batchesPerSet(),
            ours.total(),
            ours.writes(),
            ours.models(),
            ours.lists(),
            ours.polls(),
            theirs.total(),
            theirs.writes(),
            theirs.lists(),
            theirs.polls(),
            seconds(m.wallTime()),
            seconds(work.criticalPath()),
            decimal("%.3f", m.toCriticalPath()),
            seconds(az.wallTime()),
            m.held() / 1000,
            m.held() / work.fleet(),
            m.peak() / 1_000_000,
            decimal("%.1f", m.computing().toMillis() / 1000.0))
        .map(String::valueOf)
        .toList();
  }

  private static String seconds(Duration duration) {
    return decimal("%.0f", duration.toMillis() / 1000.0);
  }

  private static String decimal(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
