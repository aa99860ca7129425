package io.github.fleetmaven.config;

import java.util.Optional;

/** How to sign in to Azure. */
record AuthConfig(
    Place place,
    @Element(
            value =
                "Which credentials to use. `auto` takes the server named by `serverId` where one is"
                    + " named, else the first that works of environment, workloadIdentity,"
                    + " managedIdentity and azureCli.",
            defaultsTo = "auto")
        Optional<AzureSettings.AuthType> type,
    @Element(
            "The id of a `<server>` in settings.xml: its user name is the client id of a service"
                + " principal, its password the client secret.")
        Optional<String> serverId) {}
