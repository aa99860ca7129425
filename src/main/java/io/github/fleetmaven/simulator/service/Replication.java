package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Resource;
import java.time.Duration;
import java.time.Instant;

/**
 * How far an image version has been copied to each of its regions: evenly in the time that it
 * takes. A region that has it already keeps it. Stateless.
 */
public final class Replication {

  private static final String KEY = "replication";
  private static final int WHOLE = 100;

  private Replication() {}

  /** Returns what is kept hidden of a version: for each region since when and until when. */
  static ObjectNode begun(Resource version, Instant from, Instant until) {
    ObjectNode hidden = Json.object();
    ObjectNode regions = hidden.putObject(KEY);
    JsonNode before = version.hidden().path(KEY);
    for (JsonNode region : regionsOf(version)) {
      String name = region.path("name").asText();
      JsonNode known = before.path(name);
      if (known.isObject()) {
        regions.set(name, known.deepCopy());
      } else {
        regions.putObject(name).put("from", from.toString()).put("until", until.toString());
      }
    }
    return hidden;
  }

  /** Returns what is kept hidden of a version that each of its regions has. */
  static ObjectNode ended(Resource version, Instant now) {
    return begun(version.withHidden(Json.object()), now, now);
  }

  /** Tells whether a region has a version. */
  static boolean isIn(Resource version, String location, Instant now) {
    for (JsonNode region : regionsOf(version)) {
      String name = region.path("name").asText();
      if (Places.same(name, location)) {
        return progress(version.hidden().path(KEY).path(name), now) == WHOLE;
      }
    }
    return false;
  }

  /** Returns the replicationStatus of a version. */
  public static ObjectNode status(Resource version, Instant now) {
    ObjectNode status = Json.object();
    ArrayNode summary = Json.array();
    boolean complete = true;
    for (JsonNode region : regionsOf(version)) {
      String name = region.path("name").asText();
      int progress = progress(version.hidden().path(KEY).path(name), now);
      complete &= progress == WHOLE;
      summary
          .addObject()
          .put("region", name)
          .put("state", progress == WHOLE ? "Completed" : "Replicating")
          .put("details", "")
          .put("progress", progress);
    }
    status.put("aggregatedState", complete ? "Completed" : "InProgress");
    status.set("summary", summary);
    return status;
  }

  private static JsonNode regionsOf(Resource version) {
    return version.properties().path("publishingProfile").path("targetRegions");
  }

  private static int progress(JsonNode known, Instant now) {
    if (!known.isObject()) {
      return WHOLE;
    }
    Instant from = Instant.parse(known.path("from").asText());
    Instant until = Instant.parse(known.path("until").asText());
    if (!now.isBefore(until)) {
      return WHOLE;
    }
    long whole = Math.max(1, Duration.between(from, until).toMillis());
    return (int) (Math.max(0, Duration.between(from, now).toMillis()) * WHOLE / whole);
  }
}
