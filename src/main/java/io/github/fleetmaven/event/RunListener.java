package io.github.fleetmaven.event;

/** Hears what happens during a run. Called from several threads. */
@FunctionalInterface
public interface RunListener {

  /** Hears an event; must return soon and must not throw. */
  void on(RunEvent event);
}
