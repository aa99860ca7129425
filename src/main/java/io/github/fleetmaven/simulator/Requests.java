package io.github.fleetmaven.simulator;

import io.github.fleetmaven.simulator.api.Call;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads a request's address and headers. Stateless. */
final class Requests {

  private static final String DEFAULT_BASE = "https://management.azure.com";

  private Requests() {}

  static Call call(SimulatorRequest request) {
    URI uri = URI.create(request.url());
    String base =
        uri.getScheme() == null ? DEFAULT_BASE : uri.getScheme() + "://" + uri.getRawAuthority();
    String path = uri.getPath().isEmpty() ? "/" : uri.getPath();
    return new Call(
        request.method().toUpperCase(Locale.ROOT),
        base,
        path,
        query(uri),
        headers(request),
        request.body(),
        Map.of());
  }

  /**
   * Returns what the journal calls a request: its query may hold signatures, but for a few keys.
   */
  static String label(Call call) {
    StringBuilder label = new StringBuilder(call.method()).append(' ').append(call.path());
    char separator = '?';
    for (Map.Entry<String, String> parameter : call.query().entrySet()) {
      if (parameter.getKey().startsWith("$") || parameter.getKey().equals("monitor")) {
        label.append(separator).append(parameter.getKey()).append('=').append(parameter.getValue());
        separator = '&';
      }
    }
    return label.toString();
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> result = new LinkedHashMap<>();
    if (uri.getRawQuery() == null) {
      return result;
    }
    for (String parameter : uri.getRawQuery().split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = decode(equals < 0 ? parameter : parameter.substring(0, equals));
      String value = equals < 0 ? "" : decode(parameter.substring(equals + 1));
      result.put(name.toLowerCase(Locale.ROOT), value);
    }
    return result;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
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
