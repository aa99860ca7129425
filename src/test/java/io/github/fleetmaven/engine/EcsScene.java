package io.github.fleetmaven.engine;

import io.github.fleetmaven.alibaba.AlibabaCredentials;
import io.github.fleetmaven.alibaba.AlibabaEcs;
import io.github.fleetmaven.alibaba.AlibabaOptions;
import io.github.fleetmaven.azure.AzureCloud;
import io.github.fleetmaven.azure.AzureEnvironmentName;
import io.github.fleetmaven.azure.AzureOptions;
import io.github.fleetmaven.azure.Credentials;
import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.cloud.EcsCommand;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.model.ecs.EcsSelection;
import io.github.fleetmaven.model.ecs.VirtioDriver.Method;
import io.github.fleetmaven.model.ecs.command.DriverProbe;
import io.github.fleetmaven.model.ecs.command.DriverUpdate;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.simulator.SimulatorServer;
import io.github.fleetmaven.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A simulated region of ECS, served over HTTP, and the vendor's SDK before it, on one clock that
 * the engine's own waits drive.
 */
final class EcsScene implements AutoCloseable {

  static final String GROUP = "web";
  static final String OLD = "100.76.104.58006";
  static final String NEW = "100.91.104.58017";

  static final EcsScript CHECK =
      new EcsScript(EcsCommand.Type.POWERSHELL, DriverProbe.SCRIPT, Duration.ofMinutes(1));

  /** Its content names both 3009 and 3010, by which the simulator knows that it is a wrapper. */
  static final EcsScript UPDATE =
      new EcsScript(
          EcsCommand.Type.POWERSHELL,
          DriverUpdate.wrapped(DriverUpdate.script(new Method.Plugin()).orElseThrow()),
          DriverUpdate.TIMEOUT);

  static final Duration LIMIT = Duration.ofMinutes(10);

  final ManualTime time = new ManualTime(EngineFixture.START);
  final EcsCloud cloud;
  final RunContext context;
  private final Cloud azure;
  private final Simulator simulator;
  private final SimulatorServer server;

  private EcsScene(Path directory, String scenario) {
    Path file = EngineFixture.write(directory.resolve("scenario.json"), scenario);
    simulator = Simulator.open(SimulatorOptions.inMemory(file, time));
    server = SimulatorServer.start(simulator, 0);
    cloud = AlibabaEcs.open(options(server.port()), time);
    azure = azure();
    context = run("run-1");
  }

  /** Opens a scenario as it is written in a file. */
  static EcsScene of(Path directory, String scenario) {
    return new EcsScene(directory, scenario);
  }

  /**
   * Opens a region.
   *
   * @param instances as a scenario writes them, without the brackets of their list
   * @param faults of instances, likewise
   * @param calls faults of calls, likewise
   */
  static EcsScene of(Path directory, String instances, String faults, String calls) {
    return of(
        directory,
        """
        {"ecs": {"instances": [%s], "faults": [%s]}, "faults": [%s]}"""
            .formatted(instances, faults, calls));
  }

  /** Opens a region in which nothing goes wrong. */
  static EcsScene of(Path directory, int instances) {
    return of(directory, several(instances), "", "");
  }

  /** Returns so many instances, named {@code i-web1} and so on, with zeros in front. */
  static String several(int instances) {
    return "{\"idPrefix\": \"i-web\", \"count\": %d}".formatted(instances);
  }

  /** Returns what happens on an instance, as {@code "outcome": "failed"}. */
  static String fault(String instance, String event, String what) {
    return "{\"when\": {\"instance\": \"%s\", \"event\": \"%s\"}, %s}"
        .formatted(instance, event, what);
  }

  /** Returns what happens to calls of an action; the condition may say which of them. */
  static String call(String action, String condition, String what) {
    return "{\"when\": {\"path\": \"/_ecs/%s\"%s}, %s}"
        .formatted(action, condition.isEmpty() ? "" : ", " + condition, what);
  }

  private static AlibabaOptions options(int port) {
    return new AlibabaOptions(
        "cn-hangzhou",
        Optional.of("http://127.0.0.1:" + port),
        new AlibabaCredentials.None(),
        WaitListener.NONE);
  }

  private Cloud azure() {
    return AzureCloud.open(
        new AzureOptions(
            AzureEnvironmentName.AZURE,
            Optional.empty(),
            new Credentials.None(),
            Optional.of(new TestTransport(simulator)),
            WaitListener.NONE),
        time);
  }

  /** Returns what the parts of a run share. */
  RunContext run(String name) {
    return new RunContext(
        azure,
        time,
        event -> {},
        new RunIdentity(EngineFixture.holder(name), lease -> false, false),
        new StopRequest());
  }

  /** Returns the ids of all of several instances. */
  static List<String> ids(int count) {
    int digits = Integer.toString(count).length();
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "i-web%0{}d".replace("{}", "" + digits).formatted(i))
        .toList();
  }

  EcsCommands commands() {
    return new EcsCommands(context, cloud, GROUP);
  }

  EcsChecks checks() {
    return new EcsChecks(context, commands(), CHECK, DriverProbe::read);
  }

  EcsRestart restart() {
    return new EcsRestart(context, cloud, checks());
  }

  EcsPast past() {
    return EcsPast.read(cloud, GROUP);
  }

  EcsInstance instance(String id) {
    return cloud.findInstances(new EcsSelection.Ids(List.of(id))).get(0);
  }

  /** Returns how long the engine has waited so far. */
  Duration passed() {
    return Duration.between(EngineFixture.START, time.now());
  }

  /** Returns what happened to instances, as {@code i-web1 restarted}, in order. */
  List<String> happened() {
    return journal("instance")
        .map(l -> l.text("instance").orElse("") + " " + l.text("status").orElse(""))
        .toList();
  }

  /** Returns the ends of commands on instances that did something, as {@code i-web1 0}. */
  List<String> ran(EcsPhase phase) {
    return journal("handler")
        .filter(l -> l.text("extension").orElse("").startsWith("fleet-" + phase.word()))
        .map(l -> l.text("instance").orElse("") + " " + l.text("status").orElse(""))
        .toList();
  }

  /** Returns the statuses of the answers to calls of an action. */
  List<String> answers(String action) {
    return journal("request")
        .filter(l -> l.text("target").orElse("").equals("POST /_ecs/" + action))
        .map(l -> l.text("status").orElse(""))
        .toList();
  }

  private Stream<Value.Obj> journal(String event) {
    return simulator.journal().stream()
        .map(Pom::json)
        .filter(line -> line.text("event").equals(Optional.of(event)));
  }

  @Override
  public void close() {
    server.close();
  }
}
