package io.github.fleetmaven.bench;

import io.github.fleetmaven.azure.AzureCloud;
import io.github.fleetmaven.azure.AzureEnvironmentName;
import io.github.fleetmaven.azure.AzureOptions;
import io.github.fleetmaven.azure.Credentials;
import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.azure.WaitListener;
import io.github.fleetmaven.catalog.Catalog;
import io.github.fleetmaven.catalog.FailureText;
import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.content.BuildAccess;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.content.Packager;
import io.github.fleetmaven.content.StagedContent;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.engine.FleetApplier;
import io.github.fleetmaven.engine.FleetPlanner;
import io.github.fleetmaven.engine.RunIdentity;
import io.github.fleetmaven.engine.Scene;
import io.github.fleetmaven.engine.SecretRenderer;
import io.github.fleetmaven.engine.StopRequest;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.RunListener;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredFleet;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One plan and one apply of a workload: planner, engine, adapter and simulator in this process, on
 * a clock that the engine's waits drive. For one thread.
 */
final class Rehearsal {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  /** How many sets are rolled out at once. */
  private static final int AT_ONCE = 32;

  private final Workload workload;
  private final Path directory;
  private final AtomicInteger waiting;
  private final JointTime time;
  private final Simulator simulator;
  private final CountingTransport wire;
  private final Cloud cloud;

  /**
   * Opens a simulator.
   *
   * @param directory where its scenario is written
   * @param atStandstill is called whenever all that work wait
   */
  Rehearsal(Path directory, Workload workload, Runnable atStandstill) throws IOException {
    this(directory, workload, workload.scene(), request -> {}, atStandstill);
  }

  /**
   * Opens a simulator.
   *
   * @param scene what there is, with whatever befalls it
   * @param before sees each request before it's sent
   */
  Rehearsal(
      Path directory,
      Workload workload,
      Scene scene,
      Consumer<LocalTransport.Request> before,
      Runnable atStandstill)
      throws IOException {
    this.workload = workload;
    this.directory = directory;
    int working = Math.min(AT_ONCE, workload.sets());
    this.waiting = new AtomicInteger(workload.sets() - working);
    this.time = new JointTime(START, working, atStandstill);
    Path scenario = Files.writeString(directory.resolve("scenario.json"), scene.json());
    this.simulator = Simulator.open(SimulatorOptions.inMemory(scenario, time));
    this.wire = new CountingTransport(simulator);
    LocalTransport transport =
        request -> {
          before.accept(request);
          return wire.send(request);
        };
    this.cloud =
        AzureCloud.open(
            new AzureOptions(
                AzureEnvironmentName.AZURE,
                Optional.empty(),
                new Credentials.None(),
                Optional.of(transport),
                WaitListener.NONE),
            time);
  }

  /** Plans and applies; the listener hears what happens. */
  List<TargetOutcome> run(RunListener listener) {
    PackagedFleet fleet =
        new Packager(content(), BuildAccess.NONE)
            .stage(new DesiredFleet(List.of(workload.declared())), new Diagnostics());
    Plan plan =
        new FleetPlanner(cloud, new Planner(Catalog.load()), DIGESTS)
            .plan(fleet, t -> new PlanOptions(Set.of(), Set.of(), false), "simulator", time.now());
    return applier(listener, fleet, plan).apply(fleet.fleet(), plan, plan.createdAt());
  }

  private FleetApplier applier(RunListener listener, PackagedFleet fleet, Plan plan) {
    Secrets secrets = Secrets.of(name -> null, id -> Optional.empty(), directory, new Masker());
    Lease.Holder self = new Lease.Holder("ada@build-7", 4711, START, "machine-1", "run-1");
    return new FleetApplier(
        cloud,
        time,
        event -> {
          listener.on(event);
          if (event instanceof RunEvent.TargetFinished && waiting.decrementAndGet() < 0) {
            time.leave();
          }
        },
        new SecretRenderer(secrets, new StagedContent(content()), fleet),
        new FailureText(Catalog.load()),
        new RunIdentity(self, other -> false, false),
        new StopRequest(),
        Before.none("simulator").carryingOut(plan));
  }

  private Path content() {
    return directory.resolve("content");
  }

  /** Returns how long the run has taken by its own clock. */
  Duration wallTime() {
    return Duration.between(START, time.now());
  }

  /** Returns the lines of the simulator's journal. */
  List<String> journal() {
    return simulator.journal();
  }

  RequestCounts requests() {
    return wire.counts();
  }

  /** Nothing of a workload is protected. */
  private static final ProtectedDigest DIGESTS =
      new ProtectedDigest() {
        @Override
        public String digest(Value.Obj settings, String salt) {
          return salt;
        }

        @Override
        public String newSalt(ExtensionKey key) {
          return "salt";
        }
      };
}
