package io.github.fleetmaven.config;

import java.util.Optional;

/** Maps what a pom says of Azure as a whole. */
final class AzureMapper {

  private final Problems problems;
  private final AzureNames names;

  AzureMapper(Problems problems) {
    this.problems = problems;
    this.names = new AzureNames(problems);
  }

  AzureSettings map(Optional<AzureConfig> declared) {
    return declared.map(this::map).orElse(AzureSettings.DEFAULT);
  }

  private AzureSettings map(AzureConfig azure) {
    Place place = azure.place();
    azure.subscriptionId().ifPresent(s -> names.subscription(s, place.child("subscriptionId")));
    azure.tenantId().ifPresent(t -> names.tenant(t, place.child("tenantId")));
    azure.resourceGroup().ifPresent(g -> names.resourceGroup(g, place.child("resourceGroup")));
    azure.auth().ifPresent(this::check);
    Optional<String> serverId = azure.auth().flatMap(AuthConfig::serverId);
    return new AzureSettings(
        azure.subscriptionId(),
        azure.tenantId(),
        azure.environment().orElse(AzureSettings.DEFAULT.environment()),
        azure.resourceGroup(),
        authType(azure.auth().flatMap(AuthConfig::type), serverId),
        serverId);
  }

  private static AzureSettings.AuthType authType(
      Optional<AzureSettings.AuthType> type, Optional<String> serverId) {
    AzureSettings.AuthType written = type.orElse(AzureSettings.DEFAULT.authType());
    return written == AzureSettings.AuthType.AUTO && serverId.isPresent()
        ? AzureSettings.AuthType.SERVER
        : written;
  }

  private void check(AuthConfig auth) {
    AzureSettings.AuthType type = auth.type().orElse(AzureSettings.AuthType.AUTO);
    Place place = auth.place();
    if (type == AzureSettings.AuthType.SERVER && !place.has("serverId")) {
      problems.error(
          place.child("type"),
          "`server` needs a <serverId>",
          "name a <server> of settings.xml that holds a client id and a client secret");
    } else if (place.has("serverId")
        && type != AzureSettings.AuthType.SERVER
        && type != AzureSettings.AuthType.AUTO) {
      problems.error(
          place.child("serverId"),
          "<serverId> and the type `" + type.pomName() + "` contradict each other",
          "leave out <serverId>, or write the type `server`");
    }
  }
}
