package io.github.fleetmaven.content.http;

import io.github.fleetmaven.content.DeliveryRecord;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentPlace;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where names lie on a server. Immutable. */
record HttpAddresses(String base, boolean mavenLayout) {

  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  /**
   * Applies the rules.
   *
   * @throws FleetException when the address is none, holds credentials, or is to get some over
   *     plain http
   */
  static HttpAddresses of(ContentPlace place, boolean withCredentials) {
    URI base = parse(place);
    if (base.getRawUserInfo() != null) {
      throw refuse(
          place,
          "the address holds a user name",
          "put it into a server of settings.xml and name that as <serverId>");
    }
    boolean plain = base.getScheme().equalsIgnoreCase("http");
    if (plain && withCredentials && !LOOPBACK.matcher(base.getHost()).matches()) {
      throw refuse(
          place,
          "a password would go to " + base.getHost() + " over plain http",
          "use an https address, or leave out <serverId>");
    }
    return new HttpAddresses(base.toString(), place instanceof ContentPlace.MavenRepository);
  }

  URI of(String name) {
    return URI.create(
        Arrays.stream(inLayout(name).split("/", -1))
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/", base + "/", "")));
  }

  /** A Maven repository may refuse files whose name doesn't start with artifact and version. */
  private String inLayout(String name) {
    String[] parts = name.split("/", -1);
    return mavenLayout && name.startsWith(DeliveryRecord.PREFIX) && parts.length == 3
        ? parts[0] + "/" + parts[1] + "/" + String.join("-", parts)
        : name;
  }

  private static URI parse(ContentPlace place) {
    try {
      URI base = new URI(place.baseUri());
      if (base.getHost() != null
          && List.of("http", "https").contains(String.valueOf(base.getScheme()))) {
        return base;
      }
    } catch (URISyntaxException e) {
      throw notAnAddress(place);
    }
    throw notAnAddress(place);
  }

  private static FleetException notAnAddress(ContentPlace place) {
    return refuse(
        place,
        "'" + place.baseUri() + "' is not the address of a server",
        "write it as https://host/path");
  }

  private static FleetException refuse(ContentPlace place, String summary, String remedy) {
    return new FleetException(
        "content can't be kept there",
        List.of(Diagnostic.error(place.declaredAt(), summary, remedy)));
  }
}
