package io.github.fleetmaven.simulator;

import io.github.fleetmaven.simulator.blob.Blobs;
import io.github.fleetmaven.simulator.blob.DiskBlobs;
import io.github.fleetmaven.simulator.blob.MemoryBlobs;
import io.github.fleetmaven.simulator.ecs.service.EcsServices;
import io.github.fleetmaven.simulator.scenario.Scenario;
import io.github.fleetmaven.simulator.scenario.ScenarioException;
import io.github.fleetmaven.simulator.scenario.ScenarioReader;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Journal;
import io.github.fleetmaven.simulator.store.StateFile;
import io.github.fleetmaven.simulator.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What outlives a process: the state file and the journal, saved together so that a process killed
 * in between loses nothing. Guarded by the simulator's lock.
 */
final class Persistence {

  private static final String SEQ = "journal";

  private final Optional<Path> scenarioFile;
  private final Path stateFileName;
  private final Scenario scenario;
  private final Optional<StateFile> stateFile;
  private final Journal journal;
  private final Store store;
  private final Blobs blobs;
  private boolean fresh;

  private Persistence(SimulatorOptions options, Scenario scenario, Optional<StateFile> stateFile) {
    this.scenarioFile = options.scenario();
    this.stateFileName = options.stateFile().orElse(Path.of(""));
    this.scenario = scenario;
    this.stateFile = stateFile;
    this.journal = new Journal(options.journalFile());
    this.blobs = blobFolder(options).<Blobs>map(DiskBlobs::new).orElseGet(MemoryBlobs::new);
    this.store =
        Store.empty(
            scenario.digest(), scenario.seed(), UUID.randomUUID().toString(), options.time().now());
    this.fresh = !stateFile.map(file -> file.alone(() -> file.refresh(store))).orElse(false);
  }

  static Persistence open(SimulatorOptions options) {
    Scenario read = options.scenario().map(ScenarioReader::read).orElse(Scenario.EMPTY);
    Scenario scenario =
        options.timeScale().isPresent()
            ? read.withTimeScale(options.timeScale().getAsDouble())
            : read;
    Optional<StateFile> stateFile = options.stateFile().map(StateFile::new);
    if (options.reset()) {
      stateFile.ifPresent(StateFile::delete);
      options.journalFile().ifPresent(Persistence::delete);
      blobFolder(options).ifPresent(DiskBlobs::forget);
    }
    Persistence persistence = new Persistence(options, scenario, stateFile);
    persistence.checkScenario();
    return persistence;
  }

  Scenario scenario() {
    return scenario;
  }

  Journal journal() {
    return journal;
  }

  Store store() {
    return store;
  }

  Blobs blobs() {
    return blobs;
  }

  private static Optional<Path> blobFolder(SimulatorOptions options) {
    return options.stateFile().map(file -> file.resolveSibling("simulator-blobs"));
  }

  /** Seeds a fresh store, and makes up for what a killed process left unwritten. */
  void begin(Services services, EcsServices ecs) {
    alone(
        () -> {
          journal.reload();
          makeUp();
          ecs.begin(fresh);
          if (fresh) {
            List<String> problems = services.seeder().seed();
            if (!problems.isEmpty()) {
              throw new ScenarioException(named(), problems);
            }
          }
          if (fresh || store.changed() || outweighed()) {
            write();
          }
          fresh = false;
          journal.flush();
          return store;
        });
  }

  /** Answers while no other process does, on what the last of them has left. */
  <T> T alone(Supplier<T> answer) {
    return stateFile.isEmpty()
        ? answer.get()
        : stateFile
            .get()
            .alone(
                () -> {
                  refresh(stateFile.get());
                  return answer.get();
                });
  }

  private void refresh(StateFile file) {
    if (file.refresh(store)) {
      fresh = false;
      journal.reload();
      makeUp();
    }
  }

  private void makeUp() {
    journal.makeUp(store.unwritten());
    journal.continueAfter(store.count(SEQ));
  }

  /** Saves what has changed. */
  void save() {
    if (store.changed()) {
      write();
    }
    journal.flush();
  }

  private boolean outweighed() {
    return stateFile.filter(file -> file.outweighed(store)).isPresent();
  }

  private void write() {
    store.advance(SEQ, journal.seq());
    stateFile.ifPresentOrElse(file -> file.save(store, journal.pending()), store::saved);
  }

  private void checkScenario() {
    if (!store.scenario().equals(scenario.digest())) {
      throw new ScenarioException(
          named(),
          List.of(
              "the scenario has changed since the simulator's state was written: start over with"
                  + " -Dfleet.simulator.reset, or put the scenario back"));
    }
  }

  /** Returns the file that a problem is in: the scenario, or the state of a run without one. */
  private Path named() {
    return scenarioFile.orElse(stateFileName);
  }

  private static void delete(Path journal) {
    try {
      Files.deleteIfExists(journal);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal " + journal + " can't be deleted", e);
    }
  }
}
