package io.github.fleetmaven.config;

import io.github.fleetmaven.config.AlibabaConfig.AlibabaAuthConfig;
import io.github.fleetmaven.config.AlibabaSettings.AuthType;
import java.util.Optional;

/** Maps what a pom says of Alibaba Cloud as a whole. */
final class AlibabaMapper {

  private final Problems problems;
  private final AlibabaNames names;

  AlibabaMapper(Problems problems) {
    this.problems = problems;
    this.names = new AlibabaNames(problems);
  }

  AlibabaSettings map(Optional<AlibabaConfig> declared) {
    return declared.map(this::map).orElse(AlibabaSettings.DEFAULT);
  }

  private AlibabaSettings map(AlibabaConfig alibaba) {
    Place place = alibaba.place();
    alibaba.regionId().ifPresent(r -> names.region(r, place.child("regionId")));
    alibaba.endpoint().ifPresent(e -> names.endpoint(e, place.child("endpoint")));
    alibaba.auth().ifPresent(this::check);
    Optional<String> serverId = alibaba.auth().flatMap(AlibabaAuthConfig::serverId);
    AuthType type =
        alibaba.auth().flatMap(AlibabaAuthConfig::type).orElse(AlibabaSettings.DEFAULT.authType());
    return new AlibabaSettings(
        alibaba.regionId(),
        alibaba.endpoint(),
        type == AuthType.AUTO && serverId.isPresent() ? AuthType.SERVER : type,
        serverId);
  }

  private void check(AlibabaAuthConfig auth) {
    AuthType type = auth.type().orElse(AuthType.AUTO);
    Place place = auth.place();
    if (type == AuthType.SERVER && !place.has("serverId")) {
      problems.error(
          place.child("type"),
          "`server` needs a <serverId>",
          "name a <server> of settings.xml that holds the id and the secret of an access key");
    } else if (place.has("serverId") && type != AuthType.SERVER && type != AuthType.AUTO) {
      problems.error(
          place.child("serverId"),
          "<serverId> and the type `" + type.pomName() + "` contradict each other",
          "leave out <serverId>, or write the type `server`");
    }
  }
}
