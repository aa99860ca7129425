package io.github.fleetmaven.simulator;

import java.io.IOException;

/** The connection was cut before an answer arrived; whether the request had its effect is open. */
public final class ConnectionDroppedException extends IOException {

  private static final long serialVersionUID = 1L;

  ConnectionDroppedException(String message) {
    super(message);
  }
}
