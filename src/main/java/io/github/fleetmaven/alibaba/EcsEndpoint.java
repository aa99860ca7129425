package io.github.fleetmaven.alibaba;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where ECS answers, and whether it is trusted with credentials. Immutable.
 *
 * @param protocol {@code http} or {@code https}: the SDK wants it apart from the host
 * @param host the host, with a port where it isn't the protocol's own
 * @param trusted whether it gets real credentials; otherwise a key that says nothing signs
 */
record EcsEndpoint(String protocol, String host, boolean trusted) {

  private static final String ELEMENT = "alibaba/endpoint";
  private static final String DOMAIN = ".aliyuncs.com";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  /**
   * Applies the rules.
   *
   * @throws FleetException when the endpoint is no URL, or may not be talked to like this
   */
  static EcsEndpoint of(AlibabaOptions options) {
    boolean nobody = options.credentials() instanceof AlibabaCredentials.None;
    if (options.endpoint().isEmpty()) {
      // The regional form serves every region; ecs.aliyuncs.com only some.
      return new EcsEndpoint("https", "ecs." + options.regionId() + DOMAIN, !nobody);
    }
    URI url = parse(options.endpoint().get());
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    String host = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    if (LOOPBACK.matcher(url.getHost()).matches()) {
      return new EcsEndpoint(scheme, host, false);
    }
    if (!scheme.equals("https")) {
      throw refuse(
          "plain http is for loopback addresses only, not for " + url, "use an https endpoint");
    }
    boolean foreign = !url.getHost().toLowerCase(Locale.ROOT).endsWith(DOMAIN);
    if (foreign && options.credentials() instanceof AlibabaCredentials.Auto) {
      throw refuse(
          url.getHost()
              + " is not a host of Alibaba Cloud, so credentials found on this machine are not"
              + " sent to it",
          "say in <alibaba><auth><type> which credentials it may have");
    }
    return new EcsEndpoint(scheme, host, !nobody);
  }

  private static URI parse(String text) {
    try {
      URI url = new URI(text.strip().replaceAll("/+$", ""));
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      if (url.getHost() != null && List.of("http", "https").contains(scheme)) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw refuse(text + " is not a URL", "write it as https://host");
    }
    throw refuse(text + " is not the URL of a server", "write it as https://host");
  }

  private static FleetException refuse(String summary, String remedy) {
    return new FleetException(
        "Alibaba Cloud can't be reached there",
        List.of(Diagnostic.error(ELEMENT, summary, remedy)));
  }
}
