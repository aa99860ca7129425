package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.view.OperationView;
import io.github.fleetmaven.simulator.view.ResourceView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Long-running operations: the headers that lead to one, and its two addresses. */
final class OperationApi {

  private static final int CONFLICT = 409;
  private static final String WAIT = "10";
  private static final String FIRST_POLL_WAIT = "30";

  private final Services services;

  OperationApi(Services services) {
    this.services = services;
  }

  List<Route> routes() {
    return Stream.of(Operation.PLAIN, Operation.CAPS, Operation.DISKS)
        .map(place -> Groups.LOCATION + "/" + place + "/{operation}")
        .map(path -> Route.of("GET", path, this::poll))
        .toList();
  }

  /** Returns an answer that leads to an operation by the header that a PUT or PATCH has. */
  static Answer async(Answer answer, Call call, Operation operation) {
    Answer led = answer.with("Azure-AsyncOperation", address(call, operation, false));
    return operation.place().equals(Operation.PLAIN)
        ? led.with("Azure-AsyncNotification", "Enabled")
        : led;
  }

  /** Returns the answer of an action or DELETE, which leads to its operation by both headers. */
  static Answer accepted(Call call, Operation operation) {
    return monitored(Answer.empty(Answer.ACCEPTED), call, operation);
  }

  /** Returns an answer that leads to its operation by both headers. */
  static Answer monitored(Answer answer, Call call, Operation operation) {
    return async(answer, call, operation).with("Location", address(call, operation, true));
  }

  /**
   * Returns an answer that tells the client to wait before it asks for the operation. Recorded: the
   * first poll of such an operation, and of no other, is told to wait too.
   */
  static Answer slow(Answer answer, Services services, Operation operation) {
    services.operations().toldToWait(operation);
    return answer.with("Retry-After", WAIT);
  }

  private Answer poll(Call call) {
    Operation operation = told(services.operations().ask(call.variable("operation")));
    boolean byLocation = call.query().getOrDefault("monitor", "").equals("true");
    Answer answer = byLocation ? location(call, operation) : status(operation);
    return operation.end() == null
        ? pause(operation).map(wait -> answer.with("Retry-After", wait)).orElse(answer)
        : answer;
  }

  /** Azure seldom says how long to wait; a scenario may want it said each time. */
  private Optional<String> pause(Operation operation) {
    Optional<String> always =
        services.simulation().timing().poll().map(wait -> Long.toString(wait.toSeconds()));
    return always.or(() -> Optional.of(FIRST_POLL_WAIT).filter(wait -> operation.waits()));
  }

  private static Answer status(Operation operation) {
    return Answer.json(Answer.OK, OperationView.of(operation));
  }

  /** The disk service tells what became of the resource; the others what they were asked to. */
  private Operation told(Operation operation) {
    if (!operation.place().equals(Operation.DISKS) || operation.end() == null) {
      return operation;
    }
    return services
        .simulation()
        .store()
        .resource(operation.subject())
        .map(ResourceView::of)
        .map(operation::withOutput)
        .orElse(operation);
  }

  private static Answer location(Call call, Operation operation) {
    if (operation.end() == null) {
      return Answer.empty(Answer.ACCEPTED).with("Location", address(call, operation, true));
    }
    @Nullable Failure failure = operation.failure();
    if (failure == null) {
      return operation.output() == null
          ? Answer.empty(Answer.OK)
          : Answer.json(Answer.OK, operation.output());
    }
    ObjectNode body = Json.object();
    body.putObject("error").put("code", failure.code()).put("message", failure.message());
    return Answer.json(CONFLICT, body);
  }

  private static String address(Call call, Operation operation, boolean monitor) {
    return call.base()
        + "/subscriptions/"
        + operation.subscription()
        + "/providers/Microsoft.Compute/locations/"
        + operation.location()
        + "/"
        + operation.place()
        + "/"
        + operation.id()
        + "?"
        // Galleries alone do without this.
        + (operation.place().equals(Operation.CAPS) ? "" : "p=" + operation.id() + "&")
        + (monitor ? "monitor=true&" : "")
        + "api-version="
        + call.apiVersion();
  }
}
