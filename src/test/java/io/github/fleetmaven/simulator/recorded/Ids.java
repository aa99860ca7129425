package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of resources, as paths and bodies have them. Stateless. */
final class Ids {

  private static final String COMPUTE =
      "(/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Compute/";

  private static final Pattern MACHINE =
      Pattern.compile(COMPUTE + "virtualMachines/[^/]+)(/.*)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern SET =
      Pattern.compile(COMPUTE + "virtualMachineScaleSets/[^/]+)(/.*)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern GROUP =
      Pattern.compile(
          "(/subscriptions/[^/]+/resourceGroups/[^/]+)(/.*)?", Pattern.CASE_INSENSITIVE);

  private Ids() {}

  /** Returns the form in which ids are compared. */
  static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  /** Returns the scale set that a path is in or below. */
  static Optional<String> set(String path) {
    return first(SET, path);
  }

  /** Returns the resource group that a path is in or below. */
  static Optional<String> group(String path) {
    return first(GROUP, path);
  }

  /** Returns the virtual machine or scale set that a path is in or below. */
  static Optional<String> resource(String path) {
    return first(MACHINE, path).or(() -> set(path));
  }

  /** Tells whether a body is a whole virtual machine or scale set. */
  static boolean isResource(JsonNode body) {
    String id = body.path("id").asText();
    return body.path("properties").isObject()
        && body.path("location").isTextual()
        && resource(id).filter(id::equals).isPresent();
  }

  private static Optional<String> first(Pattern pattern, String path) {
    Matcher matcher = pattern.matcher(path);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
