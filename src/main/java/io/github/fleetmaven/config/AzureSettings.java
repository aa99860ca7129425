package io.github.fleetmaven.config;

import java.util.Optional;

/**
 * What a pom says of Azure as a whole.
 *
 * @param subscriptionId the default subscription
 * @param tenantId where to sign in, when the pom says
 * @param environment which of the Azure clouds
 * @param resourceGroup the default resource group
 * @param authType which credentials to use
 * @param serverId the server of settings.xml that holds a service principal; there when the type is
 *     {@link AuthType#SERVER}
 */
public record AzureSettings(
    Optional<String> subscriptionId,
    Optional<String> tenantId,
    Environment environment,
    Optional<String> resourceGroup,
    AuthType authType,
    Optional<String> serverId) {

  /** What holds when the pom says nothing. */
  public static final AzureSettings DEFAULT =
      new AzureSettings(
          Optional.empty(),
          Optional.empty(),
          Environment.AZURE,
          Optional.empty(),
          AuthType.AUTO,
          Optional.empty());

  /** An Azure cloud; named in the pom as here. */
  public enum Environment {
    AZURE,
    AZURE_CHINA,
    AZURE_US_GOVERNMENT
  }

  /** Which credentials to use. */
  public enum AuthType {
    /** The first that works. */
    AUTO("auto"),
    /** A service principal named by the variables {@code AZURE_CLIENT_ID} and the like. */
    ENVIRONMENT("environment"),
    /** A federated token, as in Kubernetes. */
    WORKLOAD_IDENTITY("workloadIdentity"),
    /** The identity of the machine that the build runs on. */
    MANAGED_IDENTITY("managedIdentity"),
    /** Who is signed in with {@code az login}. */
    AZURE_CLI("azureCli"),
    /** A service principal in settings.xml. */
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
