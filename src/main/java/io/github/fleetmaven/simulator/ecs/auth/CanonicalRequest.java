package io.github.fleetmaven.simulator.ecs.auth;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request in the form that is signed, after the vendor's page "Request syntax and signature
 * method V3". Stateless.
 */
final class CanonicalRequest {

  private CanonicalRequest() {}

  static String of(SignedRequest request, List<String> signedHeaders, String bodyDigest) {
    String headers =
        signedHeaders.stream()
            .map(name -> name + ":" + request.headers().getOrDefault(name, "").strip() + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        request.path(),
        query(request.queryText()),
        headers,
        String.join(";", signedHeaders),
        bodyDigest);
  }

  /** Parameters in the order of their names, each name and value encoded after RFC 3986. */
  private static String query(String text) {
    return text.isEmpty()
        ? ""
        : Arrays.stream(text.split("&", -1))
            .filter(parameter -> !parameter.isEmpty())
            .map(CanonicalRequest::parameter)
            .sorted()
            .map(parameter -> parameter.replace('\0', '='))
            .collect(Collectors.joining("&"));
  }

  /** The zero sorts a name before all that it begins, as the equals sign would not. */
  private static String parameter(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    String value = equals < 0 ? "" : text.substring(equals + 1);
    return encoded(name) + '\0' + encoded(value);
  }

  private static String encoded(String text) {
    String plain = URLDecoder.decode(text, StandardCharsets.UTF_8);
    return URLEncoder.encode(plain, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
