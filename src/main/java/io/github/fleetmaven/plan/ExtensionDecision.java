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
 * @param content what its machine downloads; empty when that is nothing
 */
record ExtensionDecision(
    String name,
    Optional<Action> action,
    Optional<ObservedExtension> before,
    Optional<ExtensionStep> step,
    String reason,
    Effect effect,
    boolean replaces,
    Optional<Downloads> content) {

  /**
   * What a machine downloads.
   *
   * @param digest what the extension's tag calls it
   */
  record Downloads(String digest, Delivery.FromPlace files) {}

  ExtensionDecision(
      String name,
      Optional<Action> action,
      Optional<ObservedExtension> before,
      Optional<ExtensionStep> step,
      String reason,
      Effect effect,
      boolean replaces) {
    this(name, action, before, step, reason, effect, replaces, downloads(step));
  }

  private static Optional<Downloads> downloads(Optional<ExtensionStep> step) {
    Optional<String> digest =
        step.flatMap(s -> s.properties().text(ExtensionProperties.TAG))
            .flatMap(ForceUpdateTag::parse)
            .map(tag -> tag.digest().overall());
    return step.flatMap(ExtensionStep::delivery)
        .filter(Delivery.FromPlace.class::isInstance)
        .map(Delivery.FromPlace.class::cast)
        .flatMap(files -> digest.map(d -> new Downloads(d, files)));
  }

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

  /** Returns the decision for an extension that stays, and whose machine downloads that. */
  ExtensionDecision with(Optional<Downloads> downloads) {
    return new ExtensionDecision(name, action, before, step, reason, effect, replaces, downloads);
  }

  /** Returns what has to be in the place for content; empty when that is nothing. */
  Optional<ContentNeed> need(String resource) {
    return content.map(
        c ->
            new ContentNeed(
                resource, name, c.digest(), c.files().content(), c.files().os(), step.isPresent()));
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
