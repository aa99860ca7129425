package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.catalog.Catalog;
import io.github.fleetmaven.catalog.FailureText;
import io.github.fleetmaven.content.BuildAccess;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.content.Packager;
import io.github.fleetmaven.content.StagedContent;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget.EcsGroup;
import io.github.fleetmaven.plan.Before;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.PlanOptions;
import io.github.fleetmaven.plan.Planner;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.rollout.Lease;
import io.github.fleetmaven.secret.Masker;
import io.github.fleetmaven.secret.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Planner and engine before a simulated region of ECS. Each plan and each apply is a process of its
 * own: nothing is kept between them but the region.
 */
final class EcsFleet implements AutoCloseable {

  final EcsScene scene;
  final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
  StopRequest stop = new StopRequest();
  boolean probe = true;
  boolean othersAreGone = true;
  private final Path directory;
  private TappedEcs region;
  private int runs;

  EcsFleet(Path directory, EcsScene scene) {
    this.directory = directory;
    this.scene = scene;
    this.region = new TappedEcs(scene.cloud, (number, action, call) -> call.get());
  }

  /** Has a test step in at every call from now on, counted anew. */
  void tap(TappedEcs.Tap tap) {
    region = new TappedEcs(scene.cloud, tap);
  }

  /** Returns how many calls there were since the last tap. */
  int calls() {
    return region.calls();
  }

  Plan plan(EcsGroup group) {
    EcsReading reading = new EcsReading(id -> region, scene.time, probe, true, events::add);
    return new FleetPlanner(
            scene.context.cloud(),
            reading,
            new Planner(Catalog.load()),
            observed -> EngineFixture.DIGESTS,
            ContentReading.NONE)
        .plan(
            packaged(group),
            t -> new PlanOptions(Set.of(), Set.of(), false),
            "simulator",
            scene.time.now());
  }

  TargetPlan planOne(EcsGroup group) {
    return plan(group).targets().get(0);
  }

  /** Plans and carries the plan out. */
  TargetOutcome apply(EcsGroup group) {
    Plan plan = plan(group);
    assertThat(plan.isRefused()).as("refused: %s", EngineFixture.refusals(plan)).isFalse();
    return carryOut(plan, group);
  }

  TargetOutcome carryOut(Plan plan, EcsGroup group) {
    PackagedFleet fleet = packaged(group);
    Secrets secrets = Secrets.of(name -> null, id -> Optional.empty(), directory, new Masker());
    return new FleetApplier(
            scene.context.cloud(),
            id -> region,
            scene.time,
            events::add,
            new SecretRenderer(secrets, new StagedContent(content()), fleet),
            new FailureText(Catalog.load()),
            new RunIdentity(EngineFixture.holder("run-" + ++runs), others -> othersAreGone, false),
            stop,
            Before.none("simulator"))
        .apply(fleet.fleet(), plan, plan.createdAt())
        .get(0);
  }

  /** Tells runs something, as somebody else. */
  FleetControl control() {
    Lease.Holder eve = new Lease.Holder("eve@elsewhere", 5, EngineFixture.START, "m3", "r");
    return new FleetControl(
        scene.context.cloud(),
        id -> scene.cloud,
        scene.time,
        event -> {},
        new RunIdentity(eve, other -> false, false));
  }

  <E extends RunEvent> List<E> events(Class<E> type) {
    synchronized (events) {
      return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
  }

  /** Returns what is said of each instance. */
  static Map<String, String> details(TargetOutcome outcome) {
    Map<String, String> details = new TreeMap<>();
    for (InstanceOutcome instance : outcome.instances()) {
      details.put(instance.id(), instance.state().words() + ": " + instance.detail());
    }
    return details;
  }

  private PackagedFleet packaged(EcsGroup group) {
    return new Packager(content(), BuildAccess.NONE)
        .stage(new DesiredFleet(List.of(group)), new Diagnostics());
  }

  private Path content() {
    return directory.resolve("content");
  }

  @Override
  public void close() {
    scene.close();
  }
}
