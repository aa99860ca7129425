package io.github.fleetmaven.config;

import java.util.Optional;

/**
 * What a pom says of Alibaba Cloud as a whole.
 *
 * @param regionId the default region, as {@code cn-hangzhou}
 * @param endpoint where ECS answers, as {@code https://host}; each region's own place when empty
 * @param authType which credentials to use
 * @param serverId the server of settings.xml that holds an access key; there when the type is
 *     {@link AuthType#SERVER}
 */
public record AlibabaSettings(
    Optional<String> regionId,
    Optional<String> endpoint,
    AuthType authType,
    Optional<String> serverId) {

  /** What holds when the pom says nothing. */
  public static final AlibabaSettings DEFAULT =
      new AlibabaSettings(Optional.empty(), Optional.empty(), AuthType.AUTO, Optional.empty());

  /** Returns a copy for which ECS answers there; this one when nothing is said. */
  public AlibabaSettings withEndpoint(Optional<String> other) {
    return other.isEmpty() ? this : new AlibabaSettings(regionId, other, authType, serverId);
  }

  /** Which credentials to use; the sources are those of the vendor's SDK. */
  public enum AuthType {
    /** The first that the SDK's own chain finds. */
    AUTO("auto"),
    /** The variables {@code ALIBABA_CLOUD_ACCESS_KEY_ID} and its kin. */
    ENVIRONMENT("environment"),
    /** The profile that the vendor's command line keeps. */
    CLI_PROFILE("cliProfile"),
    /** The RAM role of the ECS instance that the build runs on. */
    ECS_RAM_ROLE("ecsRamRole"),
    /** A token file of an OIDC provider, as Kubernetes lays it down. */
    OIDC_ROLE("oidcRole"),
    /** An access key in settings.xml. */
    SERVER("server");

    private final String pomName;

    AuthType(String pomName) {
      this.pomName = pomName;
    }

    /** Returns the word as a pom writes it. */
    public String pomName() {
      return pomName;
    }
  }
}
