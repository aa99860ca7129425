package io.github.fleetmaven.simulator;

/**
 * Sees each request to a simulator, and what it was answered: so that all traffic of a test suite
 * can be held against a description of the service, without a test having to ask for it. Those that
 * {@link java.util.ServiceLoader} finds are told; they may be called by several threads at once.
 */
public interface Witness {

  /**
   * Sees an answer that is about to be given.
   *
   * @param request the request
   * @param response the answer
   * @param staged whether a fault of the scenario answered in the service's place
   */
  void saw(SimulatorRequest request, SimulatorResponse response, boolean staged);
}
