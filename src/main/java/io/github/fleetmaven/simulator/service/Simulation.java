package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.blob.Blobs;
import io.github.fleetmaven.simulator.catalogue.Catalogue;
import io.github.fleetmaven.simulator.fault.Faults;
import io.github.fleetmaven.simulator.scenario.Scenario;
import io.github.fleetmaven.simulator.scenario.Timing;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.Journal;
import io.github.fleetmaven.simulator.store.JournalLine;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.throttle.Throttling;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every service works with: the store, the scenario, the journal, and the instant at which
 * things happen. Not safe for use by several threads: the simulator's lock guards it.
 */
public final class Simulation {

  private final Store store;
  private final Scenario scenario;
  private final Journal journal;
  private final Blobs blobs;
  private final Faults faults;
  private final Throttling throttling;
  private final Catalogue catalogue;
  private Instant now;

  /**
   * @param store what the cloud remembers
   * @param scenario how it behaves
   * @param journal where what happens is written
   * @param blobs the contents of its storage accounts
   * @param now the present instant
   */
  public Simulation(Store store, Scenario scenario, Journal journal, Blobs blobs, Instant now) {
    this.store = store;
    this.scenario = scenario;
    this.journal = journal;
    this.blobs = blobs;
    this.faults = new Faults(scenario.faults(), store, scenario.timing());
    this.catalogue =
        Catalogue.standard()
            .with(scenario.images(), scenario.latestImages(), scenario.extensionImages());
    this.now = now;
    Instant opened = now;
    this.throttling =
        new Throttling(
            scenario.throttled(), () -> timing().simulated(Duration.between(opened, this.now)));
  }

  /** Returns what the cloud remembers. */
  public Store store() {
    return store;
  }

  /** Returns how it behaves. */
  public Scenario scenario() {
    return scenario;
  }

  /** Returns how long things take. */
  public Timing timing() {
    return scenario.timing();
  }

  /** Returns the contents of its storage accounts. */
  public Blobs blobs() {
    return blobs;
  }

  /** Returns what the cloud offers everybody. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** Returns what goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** Returns how many calls are taken. */
  public Throttling throttling() {
    return throttling;
  }

  /** Returns the instant at which things happen. */
  public Instant now() {
    return now;
  }

  /** Sets the instant at which things happen. */
  public void moveTo(Instant instant) {
    now = instant;
  }

  /** Returns the instant that lies a simulated duration ahead. */
  public Instant after(Duration simulated) {
    return now.plus(timing().real(simulated));
  }

  /** Returns an id of the request that is being answered, as the service itself gives one. */
  public String requestId(String kind) {
    return Digests.uuid(store.seed() + "/" + kind + "/" + (journal.seq() + 1));
  }

  /** Notes a request. */
  public void noteRequest(String request, String status) {
    note("request", request, null, null, null, null, null, status);
  }

  /** Notes a new version of a scale set's model. */
  public void noteModel(String set, int from, int to) {
    String before = Integer.toString(from);
    note("model", set, null, null, null, before, Integer.toString(to), "written");
  }

  /** Notes what became of a machine. */
  public void noteInstance(Machine machine, String status, String from, String to) {
    note("instance", target(machine), instance(machine), null, null, from, to, status);
  }

  /** Notes a run of a handler, or why there was none. */
  public void noteHandler(
      Machine machine, String extension, String digest, Instant from, String status) {
    note(
        "handler",
        target(machine),
        instance(machine),
        extension,
        digest,
        from.toString(),
        now.toString(),
        status);
  }

  /**
   * Notes what happened on ECS.
   *
   * @param event instance or handler
   * @param region the region
   * @param command the name of the command
   * @param digest a digest of its content
   */
  public void noteEcs(
      String event,
      String region,
      String instance,
      @Nullable String command,
      @Nullable String digest,
      @Nullable String from,
      @Nullable String to,
      String status) {
    note(event, "ecs/" + region, instance, command, digest, from, to, status);
  }

  private String target(Machine machine) {
    @Nullable String set = machine.identity().scaleSet();
    return set == null
        ? machine.identity().id()
        : store.scaleSet(set).map(found -> found.id()).orElse(set);
  }

  private static String instance(Machine machine) {
    return machine.identity().instanceId();
  }

  private void note(
      String event,
      String target,
      @Nullable String instance,
      @Nullable String extension,
      @Nullable String digest,
      @Nullable String from,
      @Nullable String to,
      @Nullable String status) {
    journal.add(
        new JournalLine(
            journal.nextSeq(),
            now.toString(),
            event,
            target,
            instance,
            extension,
            digest,
            from,
            to,
            status));
  }
}
