package io.github.fleetmaven.plan;

import io.github.fleetmaven.catalog.CatalogEntry;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * A declared extension as one target will carry it.
 *
 * @param entry what the catalogue knows of its handler
 * @param version to ask for; empty when nobody knows one
 * @param settings the whole public half
 * @param protectedSettings the whole protected half, secrets still named; empty to keep what is
 *     there
 * @param delivery how its files get to the machine; empty when it has none
 * @param notes what people should read of it in the plan
 */
record ResolvedExtension(
    DesiredExtension declared,
    Handler handler,
    Optional<CatalogEntry> entry,
    Optional<String> version,
    Value.Obj settings,
    Optional<Value.Obj> protectedSettings,
    Optional<Delivery> delivery,
    List<String> notes) {

  ResolvedExtension {
    notes = List.copyOf(notes);
  }

  /** Returns the command that is sent with its files, hidden from whoever looks. */
  Optional<String> hiddenCommand() {
    return delivery.flatMap(Delivery::hiddenCommand);
  }

  /** Returns how its files are downloaded; empty when they aren't. */
  Optional<Delivery.FromPlace> downloaded() {
    return delivery
        .filter(Delivery.FromPlace.class::isInstance)
        .map(Delivery.FromPlace.class::cast);
  }

  /** Returns what the slow salted digest covers; empty when nothing protected is declared. */
  Optional<Value.Obj> guarded() {
    return delivery.isPresent()
        ? delivery.get().guarded(protectedSettings.orElse(Value.Obj.EMPTY))
        : protectedSettings;
  }
}
