package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An extension resource of a machine, or an entry of a model's list.
 *
 * @param name its name
 * @param properties its properties, secrets sealed
 * @param state its provisioningState
 */
public record Extension(String name, ObjectNode properties, String state) {

  /** Returns this extension in another provisioningState. */
  public Extension withState(String newState) {
    return new Extension(name, properties, newState);
  }
}
