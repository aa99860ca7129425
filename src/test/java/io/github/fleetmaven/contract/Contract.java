package io.github.fleetmaven.contract;

import io.swagger.v3.oas.models.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The published description, and what newer versions add to it: says what in an exchange breaches
 * it. Thread-safe.
 */
final class Contract {

  /** What a client didn't select isn't there, required or not, as recorded. */
  private static final String MISSING = "(validation.response.body.schema.required)";

  private final Side requests;
  private final Side answers;
  private final Templates templates;

  private Contract(Side requests, Side answers) {
    this.requests = requests;
    this.answers = answers;
    this.templates = answers.templates();
  }

  static Contract read(List<Newer> additions) {
    return new Contract(Side.ofRequests(additions), Side.ofAnswers(additions));
  }

  /** Returns the described path of a call, if the description has the call. */
  Optional<String> template(Exchange exchange) {
    return find(exchange).map(found -> found.match().template());
  }

  private record Found(Templates.Match match, Operation operation) {}

  private Optional<Found> find(Exchange exchange) {
    return templates
        .find(exchange.path())
        .flatMap(
            match ->
                answers
                    .operation(exchange.method(), match.template())
                    .map(operation -> new Found(match, operation)));
  }

  /** Returns what in an exchange is not as described. */
  List<String> breaches(Exchange exchange) {
    Optional<Found> found = find(exchange);
    if (found.isEmpty()) {
      return List.of();
    }
    String path = found.get().match().path();
    List<String> result = new ArrayList<>();
    Set<String> statuses = found.get().operation().getResponses().keySet();
    boolean listed = statuses.contains(Integer.toString(exchange.status()));
    if (exchange.accepted() && !listed) {
      result.add("answer: the status " + exchange.status() + " is not described");
    } else if (listed || statuses.contains("default")) {
      answers.answer(exchange, path).stream()
          .filter(text -> !text.contains(MISSING) || !exchange.query().containsKey("$select"))
          .forEach(text -> result.add("answer: " + text));
    }
    if (exchange.ours()) {
      requests.request(exchange, path).forEach(text -> result.add("request: " + text));
    }
    return result;
  }

  /** Adds to a set where of the additions an exchange makes use. */
  void noteUses(Exchange exchange, Set<String> used) {
    find(exchange)
        .ifPresent(
            found -> {
              Uses uses = new Uses(used);
              uses.ofAnswer(found.operation(), exchange.status(), Exchange.json(exchange.answer()));
              if (exchange.ours()) {
                requests
                    .operation(exchange.method(), found.match().template())
                    .ifPresent(
                        operation ->
                            uses.ofRequest(
                                operation, exchange.query(), Exchange.json(exchange.request())));
              }
            });
  }
}
