package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.ecs.store.Run;
import io.github.fleetmaven.simulator.scenario.EcsSection;
import io.github.fleetmaven.simulator.scenario.EcsTiming;
import io.github.fleetmaven.simulator.service.Simulation;
import io.github.fleetmaven.simulator.store.EcsStore;
import io.github.fleetmaven.simulator.store.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every service of ECS works with. Its clock shows simulated time, so that what takes a minute
 * takes a minute in what ECS shows, too, whatever the time scale. Not safe for use by several
 * threads: the simulator's lock guards it.
 */
public final class Ecs {

  private static final int ID_DIGITS = 18;
  private static final Duration LEEWAY = Duration.ofMillis(1);

  private final Simulation simulation;
  private final EcsStore store;
  private final EcsSection section;

  Ecs(Simulation simulation) {
    this.simulation = simulation;
    this.store = simulation.store().ecs();
    this.section = simulation.scenario().ecs();
  }

  /** Returns what ECS remembers. */
  public EcsStore store() {
    return store;
  }

  /** Returns how it behaves. */
  public EcsSection section() {
    return section;
  }

  /** Returns the id of the answer that is being made. */
  public String requestId() {
    return simulation.requestId("ecs");
  }

  EcsTiming timing() {
    return section.timing();
  }

  Simulation simulation() {
    return simulation;
  }

  /** Returns the moment at which things happen. */
  public Instant now() {
    return simulation.now();
  }

  /** Returns how much true time a simulated duration takes. */
  Duration real(Duration simulated) {
    return simulation.timing().real(simulated);
  }

  Instant after(Duration simulated) {
    return simulation.after(simulated);
  }

  /** Returns what the clock of ECS shows at a moment, in whole seconds. */
  public Instant shown(Instant moment) {
    // What was divided by the scale and multiplied again lacks a few nanoseconds.
    return store.shown(moment).plus(LEEWAY).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Returns an instance that Cloud Assistant is asked for. */
  Instance assisted(String id) {
    return store.instance(id).orElseThrow(() -> EcsRefusals.noInstance(id));
  }

  /** Returns an instance that is known to be there. */
  Instance known(String id) {
    return store.instance(id).orElseThrow(() -> new IllegalStateException("no instance " + id));
  }

  /** Returns a new id, which follows from whose it is, and how many of that there were. */
  String newId(String prefix, String owner) {
    String digits = simulation.store().newId("ecs/" + prefix, owner).replace("-", "");
    return prefix + digits.substring(0, ID_DIGITS);
  }

  void later(Duration simulated, Happening.Kind kind, String subject, String... details) {
    Happening happening = new Happening(kind, subject, List.of(details));
    simulation.store().schedule(after(simulated), Task.Kind.ECS, subject, happening.argument());
  }

  /** Notes what became of an instance. */
  void note(String instance, String status, @Nullable String from, @Nullable String to) {
    simulation.noteEcs("instance", section.regionId(), instance, null, null, from, to, status);
  }

  /** Notes what became of a command. */
  void noteRun(Run run, String command, String digest, String status) {
    simulation.noteEcs(
        "handler",
        section.regionId(),
        run.instance(),
        command,
        digest,
        text(run.begun()),
        text(run.ended()),
        status);
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
