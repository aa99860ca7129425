package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.Value;
import java.util.Optional;

/**
 * What becomes of one declared extension.
 *
 * @param name as the cloud writes it, where it is there already
 * @param action empty when nothing is done
 * @param before what the cloud shows; empty when it isn't there
 * @param step what to send; empty when nothing is sent, or when the extension goes
 * @param replaces whether another handler takes its place, so that the old one is taken off
 */
record ExtensionDecision(
    String name,
    Optional<Action> action,
    Optional<ObservedExtension> before,
    Optional<ExtensionStep> step,
    String reason,
    Effect effect,
    boolean replaces) {

  static ExtensionDecision keep(String name, Optional<ObservedExtension> before) {
    return new ExtensionDecision(
        name, Optional.empty(), before, Optional.empty(), "", Effect.NONE, false);
  }

  static ExtensionDecision remove(ObservedExtension before) {
    return new ExtensionDecision(
        before.name(),
        Optional.of(Action.REMOVE),
        Optional.of(before),
        Optional.empty(),
        "the pom declares it absent",
        Effect.UNINSTALL,
        false);
  }

  boolean removes() {
    return action.equals(Optional.of(Action.REMOVE));
  }

  /**
   * Returns the extension as a model will show it afterwards; empty when it goes or isn't there.
   */
  Optional<ObservedExtension> after() {
    return removes()
        ? Optional.empty()
        : step.map(s -> new ObservedExtension(s.name(), s.properties())).or(() -> before);
  }

  /** Returns the entry of the plan; empty when nothing is done. */
  Optional<Change> change(String pathPrefix, int instances) {
    Optional<Value> was = before.map(b -> ExtensionProperties.withoutAnswers(b.properties()));
    Optional<Value> will = step.map(Masks::shown);
    String path = pathPrefix + Difference.extension(name);
    return action.map(a -> new Change(path, a, was, will, reason, effect, instances));
  }
}
