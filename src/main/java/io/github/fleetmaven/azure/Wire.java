package io.github.fleetmaven.azure;

import java.io.IOException;

/**
 * Sends a call once.
 *
 * <p>Implementations are safe for use by several threads.
 */
@FunctionalInterface
interface Wire {

  /**
   * Sends a call and reads the answer whole.
   *
   * @throws IOException when there was none
   * @throws InterruptedException when the thread was interrupted while it waited
   */
  Answer send(Call call) throws IOException, InterruptedException;
}
