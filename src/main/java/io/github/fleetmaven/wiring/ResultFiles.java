package io.github.fleetmaven.wiring;

import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.RunListener;
import io.github.fleetmaven.report.junit.RunResults;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Sees to it that the results of a run are written, however it ends: at its end, and when the
 * process is told to stop in the middle of it. Used as {@code try (var files =
 * ResultFiles.watched(…)) { … }}. That they can't be written is said, and is no reason to fail.
 */
final class ResultFiles implements RunListener, AutoCloseable {

  private final RunResults results;
  private final Path folder;
  private final Console console;
  private final Thread hook;

  private ResultFiles(RunResults results, Path folder, Console console) {
    this.results = results;
    this.folder = folder;
    this.console = console;
    this.hook = new Thread(this::write, "fleet-results");
  }

  static ResultFiles watched(RunResults results, Path folder, Console console) {
    ResultFiles files = new ResultFiles(results, folder, console);
    Runtime.getRuntime().addShutdownHook(files.hook);
    return files;
  }

  /** Removes those of an earlier run. */
  static void clear(Path folder, Console console) {
    try {
      RunResults.clear(folder);
    } catch (IOException e) {
      console.warn("the results of an earlier run can't be removed from " + folder + ": " + e);
    }
  }

  @Override
  public void on(RunEvent event) {
    results.on(event);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyGoingDown) {
      // The hook has written what was known then; more is known now.
    }
    write();
  }

  /** Writes what is known by now. */
  void write() {
    try {
      results.write(folder);
    } catch (IOException e) {
      console.warn("the results can't be written to " + folder + ": " + e);
    }
  }
}
