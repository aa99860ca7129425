package io.github.fleetmaven.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.simulator.SimulatorServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures what a large cloud costs in the simulator, and writes it to {@code target/bench}. */
@Tag("bench")
class SimulatorBenchmarkTest {

  private static final int SETS = Integer.getInteger("fleet.bench.sets", 1000);
  private static final int UPGRADED = Math.min(50, SETS);
  private static final int TOUCHED = Math.min(5, SETS);
  private static final String PAGE = "/virtualMachines?$expand=instanceView";

  @TempDir private Path directory;

  private final LargeCloud cloud = new LargeCloud();
  private final List<String> rows = new ArrayList<>();

  @Test
  void aMillionInstancesFitAndAnswerAtOnce() throws Exception {
    Path scenario = Files.writeString(directory.resolve("scenario.json"), cloud.scenario(SETS));
    openEmpty();
    long before = Heap.live();
    Simulator simulator = opened("open with a scenario of " + SETS + " × 1,000", scenario);
    long held = Heap.live() - before;
    row("heap", megabytes(held) + " |");
    row("heap, for each instance", held / (SETS * 1000L) + " B |");
    row("state file", megabytes(Files.size(directory.resolve("state.json"))) + " |");
    reads(simulator);
    try (SimulatorServer server = SimulatorServer.start(simulator, 0)) {
      overHttp(server);
    }
    writes(simulator);
    upgrades(simulator);
    touches(simulator);
    opened("open again", scenario);
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(
        folder.resolve("simulator.md"),
        "| what | takes | computing |\n|---|---:|---:|\n" + String.join("", rows));
    assertThat(held).isLessThan(100L * SETS * 1000);
  }

  /** The first opening of a process loads classes; this is the second one. */
  private void openEmpty() throws Exception {
    Callable<?> opening =
        () -> {
          Simulator simulator = Simulator.open(SimulatorOptions.empty(cloud.time));
          SimulatorServer.start(simulator, 0).close();
          return simulator;
        };
    opening.call();
    row("open and serve without a scenario, the second time", Taken.by(opening).text());
  }

  private Simulator opened(String what, Path scenario) throws Exception {
    SimulatorOptions options =
        new SimulatorOptions(
            scenario,
            Optional.of(directory.resolve("state.json")),
            Optional.of(directory.resolve("journal.jsonl")),
            false,
            OptionalDouble.empty(),
            cloud.time);
    List<Simulator> opened = new ArrayList<>();
    row(what, Taken.by(() -> opened.add(Simulator.open(options))).text());
    return opened.get(0);
  }

  private void reads(Simulator simulator) throws Exception {
    String set = LargeCloud.set(SETS / 2);
    String compute = "/providers/Microsoft.Compute/";
    measure("GET a set", 3000, () -> cloud.get(simulator, set));
    measure("GET a set's instance view", 300, () -> cloud.get(simulator, set + "/instanceView"));
    measure("GET an instance", 3000, () -> cloud.get(simulator, set + "/virtualMachines/500"));
    measure("GET 100 instances, the first", 300, () -> cloud.get(simulator, set + PAGE));
    String last = "&$skiptoken=899~" + set.toLowerCase(Locale.ROOT) + "/virtualmachines/899";
    measure("GET 100 instances, the last", 300, () -> cloud.get(simulator, set + PAGE + last));
    measure(
        "GET 100 sets of the subscription",
        100,
        () -> cloud.get(simulator, LargeCloud.SUBSCRIPTION + compute + "virtualMachineScaleSets"));
    measure(
        "GET the machines of the subscription",
        100,
        () -> cloud.get(simulator, LargeCloud.SUBSCRIPTION + compute + "virtualMachines"));
  }

  private void overHttp(SimulatorServer server) throws Exception {
    String set = LargeCloud.set(SETS / 2);
    measure("HTTP: GET a set", 2000, () -> cloud.get(server, set));
    measure("HTTP: GET an instance", 2000, () -> cloud.get(server, set + "/virtualMachines/500"));
    measure("HTTP: GET 100 instances", 200, () -> cloud.get(server, set + PAGE));
    measure("HTTP: PATCH a set's tags", 50, () -> cloud.tag(server, set));
  }

  private void writes(Simulator simulator) throws Exception {
    measure("PATCH a set's tags", 50, () -> cloud.tag(simulator, LargeCloud.set(1)));
    List<Taken> put = new ArrayList<>();
    List<Taken> made = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String set = LargeCloud.named("new" + i);
      put.add(Taken.by(() -> cloud.put(simulator, set, "1.0")));
      cloud.time.advance(Duration.ofHours(1));
      made.add(Taken.by(() -> cloud.get(simulator, set)));
    }
    row("PUT a set of 1,000", Taken.median(put).text());
    row("… and they are made", Taken.median(made).text());
  }

  private void upgrades(Simulator simulator) throws Exception {
    long before = Heap.live();
    for (int i = 0; i < UPGRADED; i++) {
      cloud.put(simulator, LargeCloud.set(i), "2.0");
    }
    cloud.time.advance(Duration.ofMinutes(1));
    List<Taken> accepted = new ArrayList<>();
    for (int i = 0; i < UPGRADED; i++) {
      String set = LargeCloud.set(i);
      accepted.add(Taken.by(() -> cloud.upgrade(simulator, set)));
    }
    long busy = Heap.live() - before;
    cloud.time.advance(Duration.ofHours(1));
    Taken settled = Taken.by(() -> cloud.get(simulator, LargeCloud.set(0)));
    long after = Heap.live() - before;
    row("POST manualupgrade of 1,000", Taken.median(accepted).text());
    row("… and it is done", settled.shared(UPGRADED).text());
    row("heap, for each instance that is worked on", busy / (UPGRADED * 1000L) + " B |");
    row("heap, for each that was upgraded", after / (UPGRADED * 1000L) + " B |");
  }

  /** Each instance at a time of its own: no two are alike afterwards. */
  private void touches(Simulator simulator) throws Exception {
    long before = Heap.live();
    for (int i = 0; i < TOUCHED * 1000; i++) {
      cloud.reimage(simulator, LargeCloud.set(SETS - 1 - i / 1000), i % 1000);
      cloud.time.advance(Duration.ofMinutes(10));
    }
    long held = Heap.live() - before;
    row("heap, for each that is like no other", held / (TOUCHED * 1000L) + " B |");
  }

  private void measure(String what, int times, Callable<?> work) throws Exception {
    List<Taken> taken = new ArrayList<>();
    for (int i = 0; i < 2 * times; i++) {
      Taken each = Taken.by(work);
      if (i >= times) {
        taken.add(each);
      }
    }
    row(what, Taken.median(taken).text());
  }

  private void row(String what, String cost) {
    rows.add("| " + what + " | " + cost + " |\n");
    System.out.println(what + ": " + cost);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
  }
}
