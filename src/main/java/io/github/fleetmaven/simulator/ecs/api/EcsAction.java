package io.github.fleetmaven.simulator.ecs.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import java.util.Set;
import java.util.function.Function;

/**
 * An action of ECS.
 *
 * @param required the parameters that have to be there
 * @param optional those that may be there
 * @param work answers a call
 */
record EcsAction(Set<String> required, Set<String> optional, Function<Params, ObjectNode> work) {

  /** Parameters of all calls, most of them without an effect. */
  private static final Set<String> COMMON =
      Set.of(
          "Action",
          "Version",
          "Format",
          "RegionId",
          "OwnerAccount",
          "OwnerId",
          "ResourceOwnerAccount",
          "ResourceOwnerId");

  static EcsAction of(String required, String optional, Function<Params, ObjectNode> work) {
    return new EcsAction(words(required), words(optional), work);
  }

  ObjectNode answer(Params params) {
    Set<String> names = params.names();
    for (String name : required) {
      if (!names.contains(name)) {
        throw EcsRefusals.missing(name);
      }
    }
    for (String name : names) {
      if (!required.contains(name) && !optional.contains(name) && !COMMON.contains(name)) {
        throw EcsRefusals.notSimulated("the parameter " + name);
      }
    }
    return work.apply(params);
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(" ", -1));
  }
}
