package io.github.fleetmaven.alibaba;

import io.github.fleetmaven.model.Sensitive;
import java.util.Optional;

/** Who asks: what a pom says in {@code <alibaba><auth>}. */
public sealed interface AlibabaCredentials {

  /** What the SDK's own chain finds on the machine. */
  record Auto() implements AlibabaCredentials {}

  /** One source of the chain, and no other. */
  record Named(Source source) implements AlibabaCredentials {}

  /**
   * An access key, as settings.xml holds it.
   *
   * @param securityToken of a temporary key
   */
  record AccessKey(String id, Sensitive<String> secret, Optional<Sensitive<String>> securityToken)
      implements AlibabaCredentials {}

  /** Nobody: a key that says nothing signs, for a simulator. */
  record None() implements AlibabaCredentials {}

  /** Where the SDK finds credentials on a machine. */
  enum Source {
    /** The variables {@code ALIBABA_CLOUD_ACCESS_KEY_ID} and its kin. */
    ENVIRONMENT("environment"),
    /** The profile that the vendor's command line keeps. */
    CLI_PROFILE("cliProfile"),
    /** The RAM role of the ECS instance on which this runs. */
    ECS_RAM_ROLE("ecsRamRole"),
    /** A token file of an OIDC provider, as Kubernetes lays it down. */
    OIDC_ROLE("oidcRole");

    private final String pomName;

    Source(String pomName) {
      this.pomName = pomName;
    }

    /** Returns the word as a pom writes it. */
    public String pomName() {
      return pomName;
    }
  }
}
