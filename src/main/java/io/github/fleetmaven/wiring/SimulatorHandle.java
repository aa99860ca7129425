package io.github.fleetmaven.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A simulator that is being served.
 *
 * @param uri where
 * @param plain where it is served over plain HTTP: the same place, or another beside HTTPS
 * @param authority the file with the certificate that clients have to trust, if it serves HTTPS
 * @param stop ends it
 */
public record SimulatorHandle(URI uri, URI plain, Optional<Path> authority, Runnable stop)
    implements AutoCloseable {

  @Override
  public void close() {
    stop.run();
  }
}
