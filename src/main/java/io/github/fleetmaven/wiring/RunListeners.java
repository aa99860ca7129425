package io.github.fleetmaven.wiring;

import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.RunListener;
import io.github.fleetmaven.report.ProgressLines;
import io.github.fleetmaven.report.RunJournal;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows events and writes them down. That the journal can't be written is no reason to leave a
 * rollout half done: it is said once, and the run goes on.
 */
final class RunListeners implements RunListener {

  private final Console console;
  private final ProgressLines lines;
  private final RunJournal journal;
  private final AtomicBoolean complained = new AtomicBoolean();

  RunListeners(Console console, ProgressLines lines, RunJournal journal) {
    this.console = console;
    this.lines = lines;
    this.journal = journal;
  }

  @Override
  public void on(RunEvent event) {
    lines.line(event).ifPresent(isTrouble(event) ? console::warn : console::info);
    try {
      journal.on(event);
    } catch (UncheckedIOException e) {
      if (complained.compareAndSet(false, true)) {
        console.warn(e.getMessage() + " (" + e.getCause() + "); the run goes on without it");
      }
    }
  }

  private static boolean isTrouble(RunEvent event) {
    return event instanceof RunEvent.InstanceFailed
        || event instanceof RunEvent.Noticed
        || (event instanceof RunEvent.TargetFinished f && !f.outcome().succeeded());
  }
}
