package io.github.fleetmaven.config;

import java.util.List;
import java.util.Optional;

/** What every extension may say, typed or not. */
record CommonConfig(
    @Element(
            value = "The extension's name on its target.",
            defaultsTo = "the element's name; `extension` must have one")
        Optional<String> name,
    @Element(value = "`true`: the target must not carry the extension.", defaultsTo = "false")
        Optional<Boolean> absent,
    @Element(
            value = "The version of the handler, as `1.2`.",
            defaultsTo = "stays as it is; when created, the plugin's default for the handler")
        Optional<String> version,
    @Element(
            value = "Whether Azure takes the newest minor version when the extension is deployed.",
            defaultsTo = "stays as it is")
        Optional<Boolean> autoUpgradeMinorVersion,
    @Element(
            value = "Whether Azure upgrades the handler by itself later.",
            defaultsTo = "stays as it is")
        Optional<Boolean> enableAutomaticUpgrade,
    @Element(value = "Whether Azure hides failures of the handler.", defaultsTo = "stays as it is")
        Optional<Boolean> suppressFailures,
    @Element(
            value = "The names of extensions of this target that run first.",
            item = "extension",
            defaultsTo = "stays as it is")
        Optional<List<String>> provisionAfter,
    @Element("A text of your own; when it changes, the handler runs again.")
        Optional<String> forceUpdateTag) {}
