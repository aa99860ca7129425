package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.ExtensionWrite;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.plan.ExtensionStep;

/**
 * Turns a planned extension into what is sent, at the last moment: secrets are resolved and files
 * packed here and nowhere else.
 */
public interface ExtensionRenderer {

  /** Renders one extension. */
  ExtensionWrite render(ExtensionKey key, ExtensionStep step);
}
