package io.github.fleetmaven.config;

import java.util.Optional;

/** What holds for every ECS group. */
record AlibabaConfig(
    Place place,
    @Element("The region, as `cn-hangzhou`. A group may name another.") Optional<String> regionId,
    @Element(
            value =
                "Where ECS answers, as `https://host`. A host that isn't Alibaba Cloud's own needs"
                    + " an explicit `auth` type; plain http is for this machine only.",
            defaultsTo = "the region's own place")
        Optional<String> endpoint,
    @Element("How to sign in.") Optional<AlibabaAuthConfig> auth) {

  /** How to sign in to Alibaba Cloud. */
  record AlibabaAuthConfig(
      Place place,
      @Element(
              value =
                  "Which credentials to use. `auto` takes the server named by `serverId` where one"
                      + " is named, else the first that the vendor's SDK finds: system properties,"
                      + " environment, a token of OIDC, the profile of its command line, the RAM"
                      + " role of the ECS instance.",
              defaultsTo = "auto")
          Optional<AlibabaSettings.AuthType> type,
      @Element(
              "The id of a `<server>` in settings.xml: its user name is the id of an access key, its"
                  + " password the key's secret.")
          Optional<String> serverId) {}
}
