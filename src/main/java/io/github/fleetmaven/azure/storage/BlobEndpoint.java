package io.github.fleetmaven.azure.storage;

import io.github.fleetmaven.azure.AzureEnvironmentName;
import io.github.fleetmaven.azure.Credentials;
import io.github.fleetmaven.azure.ServicePipeline;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentPlace;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * Where a blob service answers, and whether it is trusted with a token. Immutable.
 *
 * @param base its URL without a slash at the end
 * @param trusted whether a real token may be sent
 */
record BlobEndpoint(URI base, boolean trusted) {

  /** Accounts that are made with a DNS zone of their own have this, in the public cloud. */
  private static final String ZONE_SUFFIX = ".blob.storage.azure.net";

  /**
   * Applies the rules.
   *
   * @throws FleetException when the endpoint is no URL, or may not be talked to like this
   */
  static BlobEndpoint of(ContentPlace.AzureStorage place, BlobOptions options) {
    URI base = parse(place);
    if (options.transport().isPresent() || ServicePipeline.isLoopback(base)) {
      return new BlobEndpoint(base, false);
    }
    if (!"https".equalsIgnoreCase(base.getScheme())) {
      throw refuse(
          place,
          "plain http is for loopback addresses only, not for " + base,
          "use an https endpoint");
    }
    if (isForeign(base, options.environment())
        && options.accountKey().isEmpty()
        && options.credentials() instanceof Credentials.Auto) {
      throw refuse(
          place,
          base.getHost()
              + " doesn't end with "
              + options.environment().blobSuffix()
              + ", so credentials found on this machine are not sent to it",
          "say in <auth><type> which credentials it may have, or name an <accountKey>");
    }
    return new BlobEndpoint(base, !(options.credentials() instanceof Credentials.None));
  }

  boolean isLoopback() {
    return ServicePipeline.isLoopback(base);
  }

  private static boolean isForeign(URI base, AzureEnvironmentName environment) {
    String host = base.getHost().toLowerCase(Locale.ROOT);
    boolean zone = environment == AzureEnvironmentName.AZURE && host.endsWith(ZONE_SUFFIX);
    return !host.endsWith(environment.blobSuffix()) && !zone;
  }

  private static URI parse(ContentPlace.AzureStorage place) {
    try {
      URI url = new URI(place.endpoint().strip().replaceAll("/+$", ""));
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if (url.getHost() != null && List.of("http", "https").contains(scheme)) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw notAnEndpoint(place);
    }
    throw notAnEndpoint(place);
  }

  private static FleetException notAnEndpoint(ContentPlace.AzureStorage place) {
    return refuse(
        place,
        "'" + place.endpoint() + "' is not the address of a blob service",
        "write it as https://account.blob.core.windows.net");
  }

  private static FleetException refuse(
      ContentPlace.AzureStorage place, String summary, String remedy) {
    return new FleetException(
        "content can't be kept there",
        List.of(Diagnostic.error(place.declaredAt(), summary, remedy)));
  }
}
