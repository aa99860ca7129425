package io.github.fleetmaven;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The packages of the plugin, what each is for, and which of the others it may import. A row's
 * constant is the package's name; packages below it share its row.
 */
enum PackageTable {
  MODEL("holds the vocabulary of the plugin, which nothing else may colour"),
  DIAG("says what is wrong and what to do, and is of use to every other package"),
  TIME("is the clock and the sleeper, and knows of nothing that waits"),

  JSON("is the only home of canonical values to and from JSON", MODEL),
  EVENT("says what happens during a run, in the words of the model", MODEL, DIAG),
  CATALOG("knows extensions from a data file and decides nothing", MODEL, DIAG, JSON),
  CLOUD("is the port: it names what a cloud can do and no cloud", MODEL, DIAG),
  ROLLOUT("is pure: waves, budgets and decisions come from values alone", MODEL, DIAG),
  SECRET(
      "resolves references at the last moment and masks them in whatever is shown",
      MODEL,
      DIAG,
      JSON),

  CONFIG("turns the pom into the model before anything else exists", MODEL, DIAG, JSON),
  CONTENT(
      "turns files into digests and uploads, and waits for a server that is busy",
      MODEL,
      DIAG,
      CLOUD,
      JSON,
      SECRET,
      TIME),
  PLAN(
      "is pure: a plan follows from what is desired and what was seen", MODEL, DIAG, CATALOG, JSON),

  AZURE("adapts one cloud and can be taken away without a trace", CLOUD, MODEL, DIAG, TIME, JSON),
  ALIBABA("adapts one cloud and can be taken away without a trace", CLOUD, MODEL, DIAG, TIME),
  SIMULATOR(
      "shares nothing with its client, so that one misreading cannot pass on both sides", TIME),

  ENGINE(
      "drives a run through the port and never sees a cloud, a pom or a console",
      PLAN,
      ROLLOUT,
      CLOUD,
      CONTENT,
      CATALOG,
      EVENT,
      TIME,
      MODEL,
      DIAG,
      JSON,
      SECRET),
  REPORT("shows events and plans and takes part in neither", EVENT, PLAN, MODEL, DIAG, JSON),

  WIRING("is the only place that puts it all together") {
    @Override
    Set<PackageTable> mayImport() {
      return EnumSet.complementOf(EnumSet.of(MOJO));
    }
  },
  MOJO(
      "only adapts Maven to one workflow",
      WIRING,
      CONFIG,
      CONTENT,
      ENGINE,
      PLAN,
      REPORT,
      EVENT,
      MODEL,
      DIAG,
      SECRET);

  static final String ROOT = "io.github.fleetmaven";

  private final String reason;

  @SuppressWarnings("ImmutableEnumChecker") // a list that cannot change
  private final List<PackageTable> mayImport;

  PackageTable(String reason, PackageTable... mayImport) {
    this.reason = reason;
    this.mayImport = List.of(mayImport);
  }

  /** Completes "because {@code plan} …". */
  String reason() {
    return name().toLowerCase(Locale.ROOT) + " " + reason;
  }

  Set<PackageTable> mayImport() {
    return Set.copyOf(mayImport);
  }

  /** This package and all below it, as ArchUnit writes it. */
  String pattern() {
    return ROOT + "." + name().toLowerCase(Locale.ROOT) + "..";
  }

  static String[] patterns(Stream<PackageTable> rows) {
    return rows.map(PackageTable::pattern).toArray(String[]::new);
  }
}
