package io.github.fleetmaven.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A build in a process of its own. */
final class MavenProcess {

  private static final Duration DEATH = Duration.ofSeconds(30);

  private final Process process;
  private final Path log;

  MavenProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Waits for its end; returns whether it has come. */
  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean succeeded() {
    return process.exitValue() == 0;
  }

  /**
   * Ends it as {@code kill -9} does: {@code mvn} is a script, so it and whatever it has started.
   * Returns when nothing of it lives any more.
   */
  void kill() throws InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    if (!process.waitFor(DEATH.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("process " + process.pid() + " survived its killing");
    }
    all.forEach(handle -> handle.onExit().orTimeout(DEATH.toSeconds(), TimeUnit.SECONDS).join());
  }

  String log() throws IOException {
    return Files.readString(log);
  }
}
