package io.github.fleetmaven.mojo;

import io.github.fleetmaven.wiring.Console;
import org.apache.maven.plugin.logging.Log;

/** Speaks through Maven's log. */
record MavenConsole(Log log) implements Console {

  @Override
  public void info(String line) {
    log.info(line);
  }

  @Override
  public void warn(String line) {
    log.warn(line);
  }
}
