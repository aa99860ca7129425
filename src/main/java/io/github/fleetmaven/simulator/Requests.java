package io.github.fleetmaven.simulator;

import io.github.fleetmaven.simulator.api.Call;
import io.github.fleetmaven.simulator.blob.BlobName;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a request's address and headers. Stateless. */
final class Requests {

  /** The container of all plain files of a server. */
  private static final String FILES = "$files";

  private static final String DEFAULT_BASE = "https://management.azure.com";

  private static final Set<String> SHOWN = Set.of("monitor", "comp", "restype");

  private Requests() {}

  /** Returns which blob a plain file of some server is kept as. */
  static BlobName file(SimulatorRequest request) {
    URI url = URI.create(request.url());
    return new BlobName(
        String.valueOf(url.getAuthority()).replaceAll(".*@", ""),
        FILES,
        String.valueOf(url.getPath()).replaceFirst("^/", ""));
  }

  static Call call(SimulatorRequest request) {
    String url = request.url();
    int query = url.indexOf('?');
    String address = query < 0 ? url : url.substring(0, query);
    int scheme = address.indexOf("://");
    int slash = address.indexOf('/', scheme < 0 ? 0 : scheme + "://".length());
    int hostEnd = slash < 0 ? address.length() : slash;
    String path =
        BlobName.pathOf(address).orElseGet(() -> slash < 0 ? "/" : address.substring(slash));
    return new Call(
        request.method().toUpperCase(Locale.ROOT),
        scheme < 0 ? DEFAULT_BASE : address.substring(0, hostEnd),
        decode(path.replace("+", "%2B")),
        query < 0 ? Map.of() : query(url.substring(query + 1)),
        headers(request),
        request.body(),
        Map.of(),
        query < 0 ? "" : url.substring(query + 1));
  }

  /**
   * Returns what the journal calls a request: its query may hold signatures, but for a few keys.
   */
  static String label(Call call) {
    StringBuilder label = new StringBuilder(call.method()).append(' ').append(call.path());
    char separator = '?';
    for (Map.Entry<String, String> parameter : call.query().entrySet()) {
      if (parameter.getKey().startsWith("$") || SHOWN.contains(parameter.getKey())) {
        label.append(separator).append(parameter.getKey()).append('=').append(parameter.getValue());
        separator = '&';
      }
    }
    return label.toString();
  }

  /** Returns the query of a request, decoded, as faults of the scenario compare it. */
  static String query(Call call) {
    return call.query().entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .collect(Collectors.joining("&"));
  }

  private static Map<String, String> query(String text) {
    Map<String, String> result = new LinkedHashMap<>();
    for (String parameter : text.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = decode(equals < 0 ? parameter : parameter.substring(0, equals));
      String value = equals < 0 ? "" : decode(parameter.substring(equals + 1));
      result.put(name.toLowerCase(Locale.ROOT), value);
    }
    return result;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private static Map<String, String> headers(SimulatorRequest request) {
    Map<String, String> result = new LinkedHashMap<>();
    request
        .headers()
        .forEach(
            (name, values) -> result.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return result;
  }
}
