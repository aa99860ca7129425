package io.github.fleetmaven.rollout;

import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.Health;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.PowerState;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;

/** Makes instances for tests. */
final class Instances {

  private Instances() {}

  static ObservedInstance in(String id, Optional<String> zone, Optional<Integer> updateDomain) {
    return make(id, zone, updateDomain, PowerState.RUNNING, "Succeeded", true, Optional.empty());
  }

  static ObservedInstance serving(Optional<Health> health) {
    return make(
        "0", Optional.empty(), Optional.empty(), PowerState.RUNNING, "Succeeded", true, health);
  }

  static ObservedInstance with(PowerState power, String provisioning, boolean agent) {
    return make(
        "0", Optional.empty(), Optional.empty(), power, provisioning, agent, Optional.empty());
  }

  static ObservedInstance reporting(HandlerStatus.State state) {
    return serving(Optional.empty())
        .withHandlers(
            List.of(
                new HandlerStatus(
                    "app", Optional.empty(), state, Optional.empty(), Optional.empty())));
  }

  private static ObservedInstance make(
      String id,
      Optional<String> zone,
      Optional<Integer> updateDomain,
      PowerState power,
      String provisioning,
      boolean agent,
      Optional<Health> health) {
    return new ObservedInstance(
        id,
        "/instances/" + id,
        Optional.of(false),
        provisioning,
        power,
        agent,
        health,
        zone,
        Optional.empty(),
        updateDomain,
        false,
        Value.Obj.EMPTY,
        Optional.empty(),
        List.of(),
        List.of());
  }
}
