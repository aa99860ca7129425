package io.github.fleetmaven.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import io.github.fleetmaven.simulator.SimulatorServer;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures what a large cloud costs in the simulator, and writes it to {@code target/bench}. */
@Tag("bench")
class SimulatorBenchmarkTest {

  private static final int SETS = Integer.getInteger("fleet.bench.sets", 1000);
  private static final int INSTANCES = 1000;
  private static final int MEGABYTE = 1024 * 1024;
  private static final String SUBSCRIPTION = "/subscriptions/sub-1";
  private static final String VERSION = "api-version=2025-04-01";

  @TempDir private Path directory;

  private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final List<String> rows = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void aMillionInstancesFitAndAnswerAtOnce() throws Exception {
    Path scenario = Files.writeString(directory.resolve("scenario.json"), scenario(SETS));
    long instances = (long) SETS * INSTANCES;
    long before = Heap.live();
    long begin = System.nanoTime();
    Simulator simulator = Simulator.open(options(scenario));
    row("start with a scenario of " + instances, seconds(begin));
    long held = Heap.live() - before;
    row("heap", held / MEGABYTE + " MB, " + held / instances + " B an instance");
    row("state file", Files.size(directory.resolve("state.json")) / 1024 + " kB");

    reads(simulator);
    try (SimulatorServer server = SimulatorServer.start(simulator, 0)) {
      overHttp(server);
    }
    writes(simulator);
    rollout(simulator);
    long after = Heap.live() - before;
    row("heap after an upgrade of " + upgraded() + " sets", after / MEGABYTE + " MB");

    begin = System.nanoTime();
    Simulator again = Simulator.open(options(scenario));
    row("open again", seconds(begin));
    assertThat(again.timeScale()).isEqualTo(simulator.timeScale());
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(
        folder.resolve("simulator.md"), "| what | cost |\n|---|---:|\n" + String.join("", rows));
  }

  private SimulatorOptions options(Path scenario) {
    return new SimulatorOptions(
        scenario,
        Optional.of(directory.resolve("state.json")),
        Optional.of(directory.resolve("journal.jsonl")),
        false,
        OptionalDouble.empty(),
        time);
  }

  private void reads(Simulator simulator) throws Exception {
    String set = set(SETS / 2);
    measure("GET a set", 3000, () -> call(simulator, "GET", set, ""));
    measure("GET its instance view", 300, () -> call(simulator, "GET", set + "/instanceView", ""));
    String instance = set + "/virtualMachines/500";
    measure("GET an instance", 3000, () -> call(simulator, "GET", instance, ""));
    String page = set + "/virtualMachines?$expand=instanceView";
    measure("GET the first page of its instances", 300, () -> call(simulator, "GET", page, ""));
    String last = page + "&$skiptoken=899~" + set.toLowerCase(Locale.ROOT) + "/virtualmachines/899";
    measure("GET the last page of its instances", 300, () -> call(simulator, "GET", last, ""));
    String compute = "/providers/Microsoft.Compute/";
    measure(
        "GET the sets of a group",
        100,
        () -> call(simulator, "GET", group(5) + compute + "virtualMachineScaleSets", ""));
    measure(
        "GET the sets of the subscription",
        100,
        () -> call(simulator, "GET", SUBSCRIPTION + compute + "virtualMachineScaleSets", ""));
    measure(
        "GET the machines of the subscription",
        100,
        () -> call(simulator, "GET", SUBSCRIPTION + compute + "virtualMachines", ""));
  }

  private void overHttp(SimulatorServer server) throws Exception {
    String set = set(SETS / 2);
    measure("HTTP: GET a set", 2000, () -> send(server, "GET", set, ""));
    measure(
        "HTTP: GET an instance", 2000, () -> send(server, "GET", set + "/virtualMachines/500", ""));
    measure(
        "HTTP: GET a page of instances",
        200,
        () -> send(server, "GET", set + "/virtualMachines?$expand=instanceView", ""));
    measure("HTTP: PATCH the tags of a set", 10, () -> send(server, "PATCH", set, tags()));
  }

  private void writes(Simulator simulator) throws Exception {
    measure("PATCH the tags of a set", 10, () -> call(simulator, "PATCH", set(1), tags()));
    int[] next = {0};
    measure(
        "PUT a set of 1,000",
        3,
        () -> call(simulator, "PUT", group(0) + name("new" + next[0]++), document("Manual")));
    measure(
        "… and it is made",
        3,
        () -> {
          time.advance(Duration.ofHours(1));
          return call(simulator, "GET", set(1), "");
        });
  }

  private static int upgraded() {
    return Math.min(20, SETS);
  }

  private void rollout(Simulator simulator) throws Exception {
    List<Long> accepted = new ArrayList<>();
    List<Long> settled = new ArrayList<>();
    for (int i = 0; i < upgraded(); i++) {
      String set = set(i);
      time.advance(Duration.ofMinutes(1));
      call(simulator, "PATCH", set, document("Manual").replace("\"1.2\"", "\"1.3\""));
      time.advance(Duration.ofMinutes(1));
      long begin = System.nanoTime();
      call(simulator, "POST", set + "/manualupgrade", "{\"instanceIds\":[\"*\"]}");
      accepted.add(System.nanoTime() - begin);
      time.advance(Duration.ofMinutes(10));
      begin = System.nanoTime();
      call(simulator, "GET", set, "");
      settled.add(System.nanoTime() - begin);
    }
    row("POST manualupgrade of 1,000", millis(median(accepted)));
    row("… and it is done", millis(median(settled)));
  }

  private void measure(String what, int times, Callable<?> work) throws Exception {
    for (int i = 0; i < times; i++) {
      work.call();
    }
    List<Long> taken = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      work.call();
      taken.add(System.nanoTime() - begin);
    }
    row(what, millis(median(taken)));
  }

  private void row(String what, String cost) {
    rows.add("| " + what + " | " + cost + " |\n");
    System.out.println(what + ": " + cost);
  }

  private static long median(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
  }

  private static String seconds(long begin) {
    return String.format(Locale.ROOT, "%.2f s", (System.nanoTime() - begin) / 1e9);
  }

  private SimulatorResponse call(Simulator simulator, String method, String path, String body)
      throws IOException {
    String url = path + (path.contains("?") ? "&" : "?") + VERSION;
    SimulatorResponse response =
        simulator.handle(
            new SimulatorRequest(method, url, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    assertThat(response.status())
        .as(() -> method + " " + path + ": " + new String(response.body(), StandardCharsets.UTF_8))
        .isLessThan(300);
    return response;
  }

  private HttpResponse<byte[]> send(SimulatorServer server, String method, String path, String body)
      throws Exception {
    URI uri =
        URI.create(
            server.uri() + path.replace("$", "%24") + (path.contains("?") ? "&" : "?") + VERSION);
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body)).build();
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isLessThan(300);
    return response;
  }

  private static String group(int i) {
    return SUBSCRIPTION + "/resourceGroups/rg" + i % 50;
  }

  private static String name(String name) {
    return "/providers/Microsoft.Compute/virtualMachineScaleSets/" + name;
  }

  private static String set(int i) {
    return group(i) + name("set" + i);
  }

  /** A write of tags; the one before it has ended. */
  private String tags() {
    time.advance(Duration.ofSeconds(2));
    return "{\"tags\": {\"at\": \"" + System.nanoTime() + "\"}}";
  }

  private static String scenario(int sets) {
    return IntStream.range(0, sets)
        .mapToObj(i -> "{\"id\": \"" + set(i) + "\", " + document("Manual").substring(1))
        .collect(Collectors.joining(",\n", "{\"resources\": [", "]}"));
  }

  private static String document(String mode) {
    return """
        {"location": "westus", "tags": {"team": "a"},
         "sku": {"name": "Standard_DS1_v2", "capacity": %d},
         "properties": {"upgradePolicy": {"mode": "%s"}, "virtualMachineProfile": {
           "storageProfile": {"imageReference": {"publisher": "Canonical",
             "offer": "UbuntuServer", "sku": "18.04-LTS", "version": "18.04.1"},
             "osDisk": {"osType": "Linux", "createOption": "FromImage",
               "managedDisk": {"storageAccountType": "Premium_LRS"}}},
           "osProfile": {"computerNamePrefix": "web", "adminPassword": "hunter2"},
           "networkProfile": {"networkInterfaceConfigurations": [{"name": "nic"}]},
           "extensionProfile": {"extensions": [%s, %s]}}}}"""
        .formatted(INSTANCES, mode, extension("app"), extension("health"));
  }

  private static String extension(String name) {
    return """
        {"name": "%s", "properties": {"publisher": "Microsoft.%s", "type": "%s",
          "typeHandlerVersion": "1.2", "autoUpgradeMinorVersion": true,
          "settings": {"commandToExecute": "echo %s"}}}"""
        .formatted(name, name, name, name);
  }
}
