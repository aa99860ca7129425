package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the cloud offered when a recording was made: the newest images, and handlers. Stateless. */
final class Offers {

  private static final Pattern IMAGES =
      Pattern.compile(
          "(?i).*/publishers/([^/]+)/artifacttypes/vmimage/offers/([^/]+)/skus/([^/]+)/versions");

  private static final Pattern HANDLERS =
      Pattern.compile("(?i).*/publishers/([^/]+)/artifacttypes/vmextension/types/([^/]+)/versions");

  private Offers() {}

  /** Adds what a recording says to a scenario. */
  static void addTo(ObjectNode scenario, Recording recording) {
    ObjectNode latest = (ObjectNode) scenario.withObject("/latestImages");
    ObjectNode handlers = (ObjectNode) scenario.withObject("/extensionImages");
    for (RecordedCall call : recording.calls()) {
      Matcher images = IMAGES.matcher(call.path());
      Matcher versions = HANDLERS.matcher(call.path());
      if (images.matches() && call.body().size() == 1) {
        String name = images.group(1) + ":" + images.group(2) + ":" + images.group(3);
        String key = name.toLowerCase(Locale.ROOT);
        latest.put(key, call.body().path(0).path("name").asText());
      } else if (versions.matches() && call.body().isArray()) {
        ArrayNode names =
            handlers.putObject(versions.group(1) + ":" + versions.group(2)).putArray("versions");
        for (JsonNode version : call.body()) {
          names.add(version.path("name").asText());
        }
      }
    }
  }
}
