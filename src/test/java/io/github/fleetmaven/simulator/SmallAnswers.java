package io.github.fleetmaven.simulator;

import java.lang.invoke.MethodHandles;

/**
 * For tests with servers of their own: the JDK's server reads once in a process whether small
 * answers are sent at once, so that the simulator's server has to say so before any other starts.
 */
public final class SmallAnswers {

  private SmallAnswers() {}

  /** To be called before a server of the JDK's is made. */
  public static void sentAtOnce() {
    try {
      MethodHandles.lookup().ensureInitialized(SimulatorServer.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
