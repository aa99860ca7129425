package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.EcsCommand;
import java.time.Duration;

/**
 * What is sent to instances.
 *
 * @param timeout how long it may take on an instance
 */
record EcsScript(EcsCommand.Type type, String content, Duration timeout) {

  /** Where nothing is to be sent. */
  static final EcsScript NOTHING = new EcsScript(EcsCommand.Type.POWERSHELL, "", Duration.ZERO);
}
