package io.github.fleetmaven.simulator.scenario;

import java.util.Optional;

/** What a fault does to a request. Several of them can come together. */
public sealed interface RequestEffect {

  /**
   * The answer takes its time.
   *
   * @param by how long
   */
  record Delay(Span by) implements RequestEffect {}

  /**
   * Something else answers in the service's place, which sees nothing of the request.
   *
   * @param response the answer
   */
  record Respond(Response response) implements RequestEffect {}

  /** The connection is cut. */
  enum Drop implements RequestEffect {
    /** The service sees nothing of the request. */
    BEFORE_EFFECT,
    /** The service has done what it was asked for. */
    AFTER_EFFECT,
    /** It has, and half of the answer's body arrives. */
    MID_BODY
  }

  /**
   * The body of the answer comes in small pieces.
   *
   * @param within how long that takes
   */
  record SlowBody(Span within) implements RequestEffect {}

  /** The answer lacks the headers that lead to its operation. */
  record WithoutOperation() implements RequestEffect {}

  /**
   * The operation that the request begins is no ordinary one.
   *
   * @param takes how long it takes at least
   * @param end how it ends, if not as it would
   */
  record Fated(Optional<Span> takes, Optional<OperationEnd> end) implements RequestEffect {}
}
