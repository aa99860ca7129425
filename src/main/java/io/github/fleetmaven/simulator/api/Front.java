package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.scenario.Response;

/**
 * One of the services behind the simulator's addresses: which calls are its own, what answers them,
 * and how it words a fault. Guarded by the simulator's lock.
 */
public interface Front {

  /** Tells whether a call is for this service. */
  boolean serves(Call call);

  /**
   * Returns a call by the name that the journal and faults have for it, where its path doesn't tell
   * what it asks.
   */
  default Call named(Call call) {
    return call;
  }

  /** Answers a call; a refusal is an answer too. */
  Answer answer(Call call);

  /** Returns what a fault answers in the service's place. */
  Answer faulty(Response response, Call call);
}
