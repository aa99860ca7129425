package io.github.fleetmaven.simulator.scenario;

import java.util.List;
import java.util.Optional;

/** Reads what a fault makes of an operation. Stateless. */
final class OperationFaultReader {

  private static final List<String> REASON = List.of("code", "message");

  private OperationFaultReader() {}

  static Optional<RequestEffect.Fated> read(Fields fields) {
    Optional<Span> takes = fields.span("takes");
    Optional<String> ends = fields.oneOf("ends", "never", "failed", "canceled");
    Optional<OperationEnd> end = ends.map(name -> end(fields, name));
    if (ends.isEmpty()) {
      fields.misplaced(REASON, "goes with an operation that ends failed or canceled");
      if (takes.isEmpty()) {
        fields.problem("does nothing: say how long it takes, or how it ends");
      }
    }
    fields.end();
    return takes.isEmpty() && end.isEmpty()
        ? Optional.empty()
        : Optional.of(new RequestEffect.Fated(takes, end));
  }

  private static OperationEnd end(Fields fields, String name) {
    if (name.equals("never")) {
      fields.misplaced(REASON, "goes with an operation that ends failed or canceled");
      fields.misplaced(List.of("takes"), "can't go together with an operation that never ends");
      return new OperationEnd.Never();
    }
    Optional<String> code = fields.text("code");
    Optional<String> message = fields.text("message");
    return name.equals("failed")
        ? new OperationEnd.Failed(
            code.orElse("InternalExecutionError"),
            message.orElse("An internal execution error occurred. Please retry later."))
        : new OperationEnd.Canceled(
            code.orElse("OperationCanceled"), message.orElse("The operation was canceled."));
  }
}
