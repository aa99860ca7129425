package io.github.fleetmaven.simulator.ecs.api;

import io.github.fleetmaven.simulator.ecs.service.EcsServices;
import java.util.LinkedHashMap;
import java.util.Map;

/** All actions of ECS that are simulated, by name. Stateless. */
final class Actions {

  private Actions() {}

  static Map<String, EcsAction> of(EcsServices services) {
    Map<String, EcsAction> all = new LinkedHashMap<>();
    all.putAll(new InstanceActions(services).all());
    all.putAll(new AssistantActions(services).all());
    all.putAll(new CommandActions(services).all());
    all.putAll(new InvocationActions(services).all());
    all.putAll(new PowerActions(services).all());
    all.putAll(new SnapshotActions(services).all());
    all.putAll(new TagActions(services).all());
    return all;
  }
}
