package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.service.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where a kind of call goes.
 *
 * @param method the method
 * @param template the path's segments; one in braces is a variable
 * @param controller what answers
 */
record Route(String method, List<String> template, Function<Call, Answer> controller) {

  static Route of(String method, String template, Function<Call, Answer> controller) {
    return new Route(method, List.of(template.substring(1).split("/")), controller);
  }

  /** Returns a route for each of some actions on what is at an address. */
  static List<Route> actions(
      String address, Stream<Action> actions, BiFunction<Call, Action, Answer> controller) {
    return actions
        .map(
            action ->
                of(
                    "POST",
                    address + "/" + action.wireName(),
                    call -> controller.apply(call, action)))
        .toList();
  }

  /** Returns the variables of a path that has this form, in whatever case. */
  Optional<Map<String, String>> match(List<String> segments) {
    if (segments.size() != template.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < template.size(); i++) {
      String expected = template.get(i);
      if (expected.startsWith("{")) {
        variables.put(expected.substring(1, expected.length() - 1), segments.get(i));
      } else if (!expected.equalsIgnoreCase(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }
}
