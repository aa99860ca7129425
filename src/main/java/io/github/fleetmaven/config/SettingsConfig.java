package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Value;
import java.util.Optional;

/** What is handed to a handler as JSON. */
record SettingsConfig(
    @Element(
            value = "The public settings, in XML or as JSON text.",
            defaultsTo = "stay as they are",
            secrets = true)
        Optional<Value.Obj> settings,
    @Element(
            "A file with the public settings as JSON, instead of `settings`; it is looked for as the `files` of `customScript` are.")
        Optional<String> settingsFile,
    @Element(
            value = "The settings that Azure encrypts; empty clears them.",
            defaultsTo = "stay as they are",
            secrets = true)
        Optional<Value.Obj> protectedSettings,
    @Element(
            value =
                "Where Azure takes the protected settings from, instead of `protectedSettings`.",
            defaultsTo = "stays as it is")
        Optional<KeyVaultConfig> protectedSettingsFromKeyVault) {}
