package io.github.fleetmaven.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Reads how the run of a handler ends. Stateless. */
final class HandlerFaultReader {

  private HandlerFaultReader() {}

  static HandlerEnd end(Fields fields, Optional<Span> takes) {
    Optional<Integer> exitCode =
        fields.any("exitCode").filter(JsonNode::isInt).map(JsonNode::intValue);
    Optional<String> message = fields.text("message");
    if (fields.oneOf("ends", "never").isPresent()) {
      fields.misplaced(
          List.of("exitCode", "message", "takes"), "can't go together with a run that never ends");
      return new HandlerEnd.Never();
    }
    boolean none = fields.any("exitCode").isEmpty() && takes.isEmpty();
    if (none || (fields.any("exitCode").isPresent() && exitCode.isEmpty())) {
      fields.problem("needs a number exitCode, or takes, or ends; or in when an event or at");
    }
    if (takes.isPresent() && exitCode.isEmpty()) {
      fields.misplaced(List.of("message"), "goes with an exitCode");
    }
    return exitCode
        .<HandlerEnd>map(code -> new HandlerEnd.Exits(code, message.orElse("")))
        .orElseGet(HandlerEnd.AsUsual::new);
  }
}
