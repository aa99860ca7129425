package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The extensions of a model, or of a machine, and what becomes of some of them.
 *
 * @param present what is there, whole and in order
 * @param decisions what becomes of those that a plan is about
 */
record ModelExtensions(List<ObservedExtension> present, List<ExtensionDecision> decisions) {

  ModelExtensions {
    present = List.copyOf(present);
    decisions = List.copyOf(decisions);
  }

  /** Returns the whole list as it will be: what was there in its order, then what is new. */
  List<ObservedExtension> after() {
    List<ObservedExtension> after = new ArrayList<>();
    for (ObservedExtension extension : present) {
      Optional<ExtensionDecision> decision = decision(extension.name());
      (decision.isEmpty() ? Optional.of(extension) : decision.get().after()).ifPresent(after::add);
    }
    decisions.stream()
        .filter(d -> d.before().isEmpty())
        .forEach(d -> d.after().ifPresent(after::add));
    return after;
  }

  /** Returns the whole list as a write of the model sends it. */
  List<ExtensionStep> steps() {
    return after().stream().map(this::step).toList();
  }

  private ExtensionStep step(ObservedExtension after) {
    return decision(after.name())
        .flatMap(ExtensionDecision::step)
        .orElseGet(
            () ->
                new ExtensionStep(
                    after.name(),
                    ExtensionProperties.carried(after),
                    Optional.empty(),
                    Optional.empty()));
  }

  private Optional<ExtensionDecision> decision(String name) {
    return decisions.stream().filter(d -> d.name().equalsIgnoreCase(name)).findFirst();
  }
}
