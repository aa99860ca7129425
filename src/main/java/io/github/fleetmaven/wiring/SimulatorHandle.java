package io.github.fleetmaven.wiring;

import java.net.URI;

/**
 * A simulator that is being served.
 *
 * @param uri where
 * @param stop ends it
 */
public record SimulatorHandle(URI uri, Runnable stop) implements AutoCloseable {

  @Override
  public void close() {
    stop.run();
  }
}
