package io.github.fleetmaven.azure;

import com.azure.core.management.AzureEnvironment;
import java.net.URI;

/** An Azure cloud, by the name that a pom gives it ({@code <environment>}). */
public enum AzureEnvironmentName {
  /** The public cloud. */
  AZURE,
  /** Azure in China, operated by 21Vianet. */
  AZURE_CHINA,
  /** Azure for the government of the United States. */
  AZURE_US_GOVERNMENT;

  /** Returns where its Resource Manager answers, without a slash at the end. */
  URI resourceManager() {
    return URI.create(withoutSlash(environment().getResourceManagerEndpoint()));
  }

  /** Returns the scope of a token for its Resource Manager. */
  String scope() {
    return environment().getManagementEndpoint() + "/.default";
  }

  /** Returns where its identities sign in. */
  String authorityHost() {
    return environment().getActiveDirectoryEndpoint();
  }

  /** Returns what the hosts of its blob services end with, as {@code .blob.core.windows.net}. */
  public String blobSuffix() {
    return ".blob" + environment().getStorageEndpointSuffix();
  }

  AzureEnvironment environment() {
    return switch (this) {
      case AZURE -> AzureEnvironment.AZURE;
      case AZURE_CHINA -> AzureEnvironment.AZURE_CHINA;
      case AZURE_US_GOVERNMENT -> AzureEnvironment.AZURE_US_GOVERNMENT;
    };
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
