package io.github.fleetmaven.wiring;

import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.config.AlibabaSettings;
import io.github.fleetmaven.config.AzureSettings;
import io.github.fleetmaven.content.BuildAccess;
import io.github.fleetmaven.engine.Scene;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.secret.ServerCredentials;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs as the goals start them, on a simulator and on a clock that the runs' own waits drive. */
final class RunFixture implements Console {

  final ManualTime time = new ManualTime(Instant.parse("2026-03-01T10:00:00Z"));
  final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  final Map<String, String> environment = new HashMap<>();
  private final Path directory;
  private Optional<Path> planFile = Optional.empty();
  private Optional<String> interruption = Optional.empty();
  private Optional<LiveLines> live = Optional.empty();
  final List<String> drawn = Collections.synchronizedList(new ArrayList<>());
  final Map<String, ServerCredentials> servers = new HashMap<>();

  boolean detach;

  RunFixture(Path directory, Scene scene) {
    this.directory = directory;
    try {
      Files.writeString(directory.resolve("scenario.json"), scene.json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the next runs carry out a reviewed plan. */
  void reviewed(Path file) {
    this.planFile = Optional.of(file);
  }

  /** Interrupts a run when it says that; once. */
  void interruptAt(String words) {
    this.interruption = Optional.of(words);
  }

  FleetRun run(DesiredTarget... targets) {
    return new FleetRun(settings(), new DesiredFleet(Arrays.asList(targets)), this, time);
  }

  /** Starts a run whose machines download their files. */
  FleetRun run(ContentPlace place, ContentStore store, DesiredTarget... targets) {
    return new FleetRun(
        settings(),
        new DesiredFleet(Arrays.asList(targets), Optional.of(place)),
        this,
        time,
        Optional.of((settings, declared, secrets) -> store));
  }

  String file(String name) {
    try {
      return Files.readString(output().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path output() {
    return directory.resolve("target/fleet");
  }

  private RunSettings settings() {
    return new RunSettings(
        RunSettings.CloudName.SIMULATOR,
        AzureSettings.DEFAULT,
        Optional.empty(),
        AlibabaSettings.DEFAULT,
        new SimulatorSettings(
            Optional.of(directory.resolve("scenario.json")), false, Optional.empty()),
        directory,
        output(),
        List.of(),
        List.of(),
        List.of(),
        planFile,
        false,
        detach,
        true,
        false,
        false,
        environment::get,
        id -> Optional.ofNullable(servers.get(id)),
        BuildAccess.NONE);
  }

  @Override
  public Live live(LiveLines shown) {
    live = Optional.of(shown);
    return () -> live = Optional.empty();
  }

  @Override
  public void info(String line) {
    lines.add(line);
    live.ifPresent(shown -> drawn.addAll(shown.lines(100)));
    if (interruption.filter(line::contains).isPresent()) {
      interruption = Optional.empty();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void warn(String line) {
    lines.add(line);
  }
}
