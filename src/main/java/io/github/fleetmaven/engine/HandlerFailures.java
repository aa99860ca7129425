package io.github.fleetmaven.engine;

import io.github.fleetmaven.catalog.Explanation;
import io.github.fleetmaven.catalog.FailureText;
import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the catalogue makes of a handler's failure. Immutable. */
final class HandlerFailures {

  private final FailureText texts;

  HandlerFailures(FailureText texts) {
    this.texts = texts;
  }

  /** Returns why the instance failed, with what the catalogue knows of it. */
  String text(ObservedInstance instance, HandlerStatus status) {
    String explained = texts.explain(handlerOf(instance, status), status);
    String said = status.message().map(m -> "; it said: " + m.strip()).orElse("");
    return "extension " + status.name() + " failed: " + explained + said;
  }

  /**
   * Returns which instances of a batch may be tried once more, each with the handler that failed.
   *
   * @param attempt the attempt that this would be, from 1
   * @param mayRetry whether that extension of that instance can be tried again at all
   */
  Map<String, HandlerStatus> toRetry(
      BatchResult result, int attempt, BiPredicate<String, String> mayRetry) {
    Map<String, ObservedInstance> byId =
        result.latest().stream()
            .collect(Collectors.toMap(ObservedInstance::id, Function.identity()));
    Map<String, HandlerStatus> again = new HashMap<>();
    result
        .failedHandlers()
        .forEach(
            (id, status) -> {
              ObservedInstance instance = byId.get(id);
              if (instance != null
                  && mayRetry.test(id, status.name())
                  && retries(instance, status) >= attempt) {
                again.put(id, status);
              }
            });
    return again;
  }

  private int retries(ObservedInstance instance, HandlerStatus status) {
    return texts
        .explanation(handlerOf(instance, status), status)
        .filter(Explanation::isTransient)
        .map(Explanation::maxRetries)
        .orElse(0);
  }

  private static Handler handlerOf(ObservedInstance instance, HandlerStatus status) {
    return instance
        .extension(status.name())
        .map(ObservedExtension::handler)
        .orElseGet(() -> new Handler("", ""));
  }
}
