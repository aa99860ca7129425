package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.Sensitive;
import java.util.Optional;

/** Who asks: what a pom says in {@code <auth>}. */
public sealed interface Credentials {

  /**
   * What is found on the machine, in the order of {@link Source}.
   *
   * @param tenantId the tenant to sign in to; the source's own when empty
   */
  record Auto(Optional<String> tenantId) implements Credentials {}

  /**
   * One source, and no other.
   *
   * @param tenantId the tenant to sign in to; the source's own when empty
   */
  record Named(Source source, Optional<String> tenantId) implements Credentials {}

  /** A service principal with its secret, as settings.xml holds it. */
  record ServicePrincipal(String tenantId, String clientId, Sensitive<String> clientSecret)
      implements Credentials {}

  /** Nobody: a token that says nothing is sent. */
  record None() implements Credentials {}

  /** Where credentials can be found on a machine. */
  enum Source {
    /** A service principal in the variables {@code AZURE_CLIENT_ID} and its kin. */
    ENVIRONMENT("environment"),
    /** A federated token in a file, as Kubernetes and some build services lay it down. */
    WORKLOAD_IDENTITY("workloadIdentity"),
    /** The identity of the Azure machine on which this runs. */
    MANAGED_IDENTITY("managedIdentity"),
    /** Whoever signed in with {@code az login}. */
    AZURE_CLI("azureCli");

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
