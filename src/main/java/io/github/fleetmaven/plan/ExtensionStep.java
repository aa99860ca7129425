package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Value;
import java.util.Optional;

/**
 * One extension of a write.
 *
 * @param name the extension
 * @param properties all of its {@code properties} but the protected settings, our tag included
 * @param protectedSettings the protected settings to send, their secrets still named; empty when
 *     the key is left out and what is there stays
 * @param delivery how its files get to the machine, and what is added for that to the protected
 *     settings; empty when it has none
 */
public record ExtensionStep(
    String name,
    Value.Obj properties,
    Optional<Value.Obj> protectedSettings,
    Optional<Delivery> delivery) {

  /** Returns the step with other properties. */
  public ExtensionStep withProperties(Value.Obj others) {
    return new ExtensionStep(name, others, protectedSettings, delivery);
  }
}
