package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.ScaleSet;

/** Shows the user data of machines and models, which the wire has on request only. Stateless. */
public final class UserDataView {

  private static final String KEY = "userData";

  private UserDataView() {}

  /** Adds the user data of a virtual machine to what is shown of it. */
  public static void addTo(ObjectNode shown, Machine machine) {
    add(shown.path("properties"), machine.document().path("properties").path(KEY));
  }

  /** Adds the user data of an instance, its own or its model's, to what is shown of it. */
  public static void addTo(ObjectNode shown, ScaleSet set, Machine machine) {
    JsonNode own = machine.document().path("properties").path(KEY);
    JsonNode models = set.modelOf(machine.model()).profile().path(KEY);
    add(shown.path("properties"), own.isTextual() ? own : models);
  }

  /** Adds the user data of a scale set's model to what is shown of the set. */
  public static void addTo(ObjectNode shown, ScaleSet set) {
    String profile = "virtualMachineProfile";
    add(
        shown.path("properties").path(profile),
        set.document().path("properties").path(profile).path(KEY));
  }

  private static void add(JsonNode node, JsonNode value) {
    if (node instanceof ObjectNode object && value.isTextual()) {
      object.set(KEY, value);
    }
  }
}
