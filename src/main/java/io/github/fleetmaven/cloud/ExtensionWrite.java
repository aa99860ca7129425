package io.github.fleetmaven.cloud;

import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.model.Value;
import java.util.Optional;

/**
 * An extension as it is sent.
 *
 * @param name its name
 * @param properties all of its {@code properties} but the protected settings
 * @param protectedSettings the protected settings with their secrets; when empty the key is left
 *     out, which keeps what is there
 */
public record ExtensionWrite(
    String name, Value.Obj properties, Optional<Sensitive<Value.Obj>> protectedSettings) {}
