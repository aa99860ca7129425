package io.github.fleetmaven.wiring;

/** Where a run speaks to its user. Called from several threads. */
public interface Console {

  /** Says something. */
  void info(String line);

  /** Warns. */
  void warn(String line);

  /**
   * Shows lines below all others, drawn again and again, until the handle is closed. A console that
   * can't, as a file can't, does nothing.
   */
  default Live live(LiveLines lines) {
    return () -> {};
  }

  /** Lines that are shown. May be closed more than once, from any thread. */
  interface Live extends AutoCloseable {
    @Override
    void close();
  }
}
