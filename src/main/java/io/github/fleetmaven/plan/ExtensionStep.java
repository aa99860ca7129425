package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.Value;
import java.util.Optional;

/**
 * One extension of a write.
 *
 * @param name the extension
 * @param properties all of its {@code properties} but the protected settings, our tag included
 * @param protectedSettings the protected settings to send, their secrets still named; empty when
 *     the key is left out and what is there stays
 * @param inlineScript what travels inside the protected settings as {@code script}, when files do
 */
public record ExtensionStep(
    String name,
    Value.Obj properties,
    Optional<Value.Obj> protectedSettings,
    Optional<DesiredExtension.Script> inlineScript) {}
