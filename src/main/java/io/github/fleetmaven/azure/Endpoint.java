package io.github.fleetmaven.azure;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the Resource Manager answers, and whether it is trusted with credentials. Immutable.
 *
 * @param base its URL without a slash at the end
 * @param trusted whether real tokens are sent; otherwise a token that says nothing is
 */
record Endpoint(URI base, boolean trusted) {

  private static final String PROPERTY = "fleet.azure.endpoint";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

  /**
   * Applies the rules.
   *
   * @throws FleetException when the endpoint is no URL, or may not be talked to like this
   */
  static Endpoint of(AzureOptions options) {
    URI own = options.environment().resourceManager();
    URI base = options.endpoint().map(Endpoint::parse).orElse(own);
    if (options.transport().isPresent() || isLoopback(base)) {
      return new Endpoint(base, false);
    }
    if (!"https".equalsIgnoreCase(base.getScheme())) {
      throw refuse(
          "plain http is for loopback addresses only, not for " + base, "use an https endpoint");
    }
    boolean foreign = !base.getHost().equalsIgnoreCase(own.getHost());
    if (foreign && options.credentials() instanceof Credentials.Auto) {
      throw refuse(
          base.getHost()
              + " is not "
              + own.getHost()
              + ", so credentials found on this machine"
              + " are not sent to it",
          "say in <auth><type> which credentials it may have");
    }
    return new Endpoint(base, !(options.credentials() instanceof Credentials.None));
  }

  /** Tells whether this endpoint is on this machine. */
  boolean isLoopback() {
    return isLoopback(base);
  }

  /**
   * Tells whether a link in an answer may be followed with this endpoint's token: it leads to the
   * same place, to a regional host below it, or stays on this machine.
   */
  boolean covers(URI link) {
    if (link.getHost() == null || !base.getScheme().equalsIgnoreCase(link.getScheme())) {
      return false;
    }
    if (isLoopback(base)) {
      return isLoopback(link);
    }
    String host = link.getHost().toLowerCase(Locale.ROOT);
    String ours = base.getHost().toLowerCase(Locale.ROOT);
    return port(link) == port(base) && (host.equals(ours) || host.endsWith("." + ours));
  }

  /** Returns host and port of a URL, for people. */
  static String hostAndPort(URI url) {
    return url.getHost() + ":" + port(url);
  }

  private static int port(URI url) {
    return url.getPort() >= 0 ? url.getPort() : "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
  }

  /** Tells whether a URL is on this machine. */
  static boolean isLoopback(URI url) {
    return LOOPBACK.matcher(url.getHost()).matches();
  }

  private static URI parse(String text) {
    try {
      URI url = new URI(text.strip().replaceAll("/+$", ""));
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if (url.getHost() != null && List.of("http", "https").contains(scheme)) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw refuse(text + " is not a URL", "write it as https://host:port");
    }
    throw refuse(text + " is not the URL of a server", "write it as https://host:port");
  }

  private static FleetException refuse(String summary, String remedy) {
    return new FleetException(
        "Azure can't be reached there", List.of(Diagnostic.error(PROPERTY, summary, remedy)));
  }
}
