package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.azure.AzureCloud;
import io.github.fleetmaven.azure.AzureEnvironmentName;
import io.github.fleetmaven.azure.AzureOptions;
import io.github.fleetmaven.azure.Credentials;
import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.catalog.Catalog;
import io.github.fleetmaven.catalog.FailureText;
import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.content.BuildAccess;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.content.Packager;
import io.github.fleetmaven.content.StagedContent;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Before;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.PlanOptions;
import io.github.fleetmaven.plan.Planner;
import io.github.fleetmaven.plan.ProtectedDigest;
import io.github.fleetmaven.rollout.Lease;
import io.github.fleetmaven.secret.Masker;
import io.github.fleetmaven.secret.Secrets;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Planner, engine, adapter and simulator in one process, on one clock that the engine's own waits
 * drive. Each plan and each apply is a process of its own: nothing is kept between them but the
 * simulator.
 */
public final class EngineFixture {

  public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  final ManualTime time = new ManualTime(START);
  final Simulator simulator;
  final TestTransport wire;
  final Path directory;
  final Map<String, String> environment = new HashMap<>();
  final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
  Set<String> reapply = Set.of();
  StopRequest stop = new StopRequest();
  boolean othersAreGone = true;
  boolean takesOver;
  private int runs;
  boolean detach;
  Before before = Before.none("simulator");

  private EngineFixture(Path directory, Scene scene) {
    this.directory = directory;
    this.simulator =
        Simulator.open(
            new SimulatorOptions(
                write(directory.resolve("scenario.json"), scene.json()),
                Optional.empty(),
                Optional.empty(),
                false,
                OptionalDouble.empty(),
                time));
    this.wire = new TestTransport(simulator);
  }

  static EngineFixture of(Path directory, Scene scene) {
    return new EngineFixture(directory, scene);
  }

  /** Plans. */
  Plan plan(DesiredTarget... targets) {
    PackagedFleet fleet = packaged(targets);
    return plan(cloud(), fleet);
  }

  /** Plans and carries the plan out. */
  List<TargetOutcome> apply(DesiredTarget... targets) {
    PackagedFleet fleet = packaged(targets);
    Cloud cloud = cloud();
    Plan plan = plan(cloud, fleet);
    assertThat(plan.isRefused()).as("refused: %s", refusals(plan)).isFalse();
    return carryOut(cloud, fleet, plan);
  }

  /** Carries out a plan that was made earlier. */
  List<TargetOutcome> carryOut(Plan plan, DesiredTarget... targets) {
    return carryOut(cloud(), packaged(targets), plan);
  }

  /** Plans and applies one target. */
  TargetOutcome applyOne(DesiredTarget target) {
    return apply(target).get(0);
  }

  /** Asserts that planning again finds nothing to do, and that applying again writes nothing. */
  void assertSettled(DesiredTarget... targets) {
    Plan again = plan(targets);
    assertThat(again.targets())
        .allSatisfy(
            t -> {
              assertThat(t.changes()).isEmpty();
              assertThat(t.instances()).allSatisfy(i -> assertThat(i.differences()).isEmpty());
            });
    wire.forget();
    apply(targets);
    assertThat(wire.writes()).as("writes of the second apply").isZero();
  }

  static List<String> refusals(Plan plan) {
    return plan.targets().stream()
        .flatMap(t -> t.diagnostics().stream())
        .filter(d -> d.severity() == io.github.fleetmaven.diag.Diagnostic.Severity.ERROR)
        .map(d -> d.text())
        .toList();
  }

  private Plan plan(Cloud cloud, PackagedFleet fleet) {
    return new FleetPlanner(cloud, new Planner(Catalog.load()), DIGESTS)
        .plan(fleet, t -> new PlanOptions(Set.of(), reapply, detach), "simulator", time.now());
  }

  private List<TargetOutcome> carryOut(Cloud cloud, PackagedFleet fleet, Plan plan) {
    Secrets secrets = Secrets.of(environment::get, id -> Optional.empty(), directory, new Masker());
    SecretRenderer renderer = new SecretRenderer(secrets, new StagedContent(content()), fleet);
    RunIdentity identity =
        new RunIdentity(holder("run-" + ++runs), others -> othersAreGone, takesOver);
    before = before.carryingOut(plan);
    return new FleetApplier(
            cloud,
            EcsRegions.NONE,
            time,
            events::add,
            renderer,
            new FailureText(Catalog.load()),
            identity,
            stop,
            before)
        .apply(fleet.fleet(), plan, plan.createdAt());
  }

  static Lease.Holder holder(String run) {
    return new Lease.Holder("ada@build-7", 4711, START, "machine-1", run);
  }

  private PackagedFleet packaged(DesiredTarget... targets) {
    return new Packager(content(), BuildAccess.NONE)
        .stage(new DesiredFleet(Arrays.asList(targets)), new Diagnostics());
  }

  private Path content() {
    return directory.resolve("content");
  }

  Cloud cloud() {
    return AzureCloud.open(
        new AzureOptions(
            AzureEnvironmentName.AZURE,
            Optional.empty(),
            new Credentials.None(),
            Optional.of(wire),
            WaitListener.NONE),
        time);
  }

  /** Reads a resource past the wire, as another client would. */
  Value.Obj get(String path) {
    return other("GET", path, "");
  }

  /** Does something as another client would. */
  Value.Obj other(String method, String path, String body) {
    try {
      LocalTransport.Answer answer =
          wire.pass(
              new LocalTransport.Request(
                  method,
                  URI.create(
                      "https://management.azure.com"
                          + path
                          + (path.contains("?") ? "&" : "?")
                          + "api-version=2025-04-01"),
                  Map.of("Content-Type", "application/json"),
                  body));
      assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
      return answer.body().isEmpty() ? Value.Obj.EMPTY : Pom.json(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Value.Obj model(String set) {
    return get(Scene.setId(set));
  }

  List<Value.Obj> instances(String set) {
    return get(Scene.setId(set) + "/virtualMachines?$expand=instanceView".replace("$", "%24"))
        .items("value")
        .stream()
        .map(Value.Obj.class::cast)
        .toList();
  }

  /** Returns the lines of the simulator's journal of one kind. */
  List<Value.Obj> journal(String event) {
    return simulator.journal().stream()
        .map(Pom::json)
        .filter(line -> line.text("event").equals(Optional.of(event)))
        .toList();
  }

  /** Returns the handler runs as {@code instance:extension:exit code}, in order. */
  List<String> runs() {
    return journal("handler").stream()
        .map(
            l ->
                l.text("instance").orElse("")
                    + ":"
                    + l.text("extension").orElse("")
                    + ":"
                    + l.text("status").orElse(""))
        .toList();
  }

  /** Returns how long the engine has waited so far. */
  Duration passed() {
    return Duration.between(START, time.now());
  }

  <E extends RunEvent> List<E> events(Class<E> type) {
    synchronized (events) {
      return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fast digest that is as good for tests as a slow one. */
  static final ProtectedDigest DIGESTS =
      new ProtectedDigest() {
        @Override
        public String digest(Value.Obj settings, String salt) {
          return Integer.toHexString(Objects.hash(settings, salt));
        }

        @Override
        public String newSalt(ExtensionKey key) {
          return "salt";
        }
      };
}
