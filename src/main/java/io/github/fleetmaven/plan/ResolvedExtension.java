package io.github.fleetmaven.plan;

import io.github.fleetmaven.catalog.CatalogEntry;
import io.github.fleetmaven.model.Confidential;
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
 * @param inlineScript what travels inside the protected half
 * @param notes what people should read of it in the plan
 */
record ResolvedExtension(
    DesiredExtension declared,
    Handler handler,
    Optional<CatalogEntry> entry,
    Optional<String> version,
    Value.Obj settings,
    Optional<Value.Obj> protectedSettings,
    Optional<DesiredExtension.Script> inlineScript,
    List<String> notes) {

  ResolvedExtension {
    notes = List.copyOf(notes);
  }

  /** Returns the command that travels inside the protected half with its files. */
  Optional<String> inlineCommand() {
    return inlineScript.flatMap(DesiredExtension.Script::command);
  }

  /** Returns what the slow salted digest covers; empty when nothing protected is declared. */
  Optional<Value.Obj> guarded() {
    Optional<Value.Obj> withCommand =
        inlineCommand()
            .filter(Confidential::isIn)
            .map(
                command ->
                    protectedSettings
                        .orElse(Value.Obj.EMPTY)
                        .with("commandToExecute", Value.of(command)));
    return withCommand.or(
        () -> protectedSettings.filter(p -> inlineScript.isEmpty() || !p.isEmpty()));
  }
}
