package io.github.fleetmaven.simulator.ecs.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.ecs.service.Ecs;
import io.github.fleetmaven.simulator.store.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What views of ECS have in common. Stateless. */
final class Views {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

  private Views() {}

  /** Returns a moment by the clock of ECS, to the second; an empty text when there is none. */
  static String seconds(Ecs ecs, @Nullable Instant moment) {
    return moment == null ? "" : SECONDS.format(ecs.shown(moment));
  }

  /** Returns a moment by the clock of ECS, to the minute. */
  static String minutes(Ecs ecs, Instant moment) {
    return MINUTES.format(ecs.shown(moment));
  }

  static ObjectNode tags(Map<String, String> tags) {
    ObjectNode result = Json.object();
    ArrayNode list = result.putArray("Tag");
    tags.forEach((key, value) -> list.addObject().put("TagKey", key).put("TagValue", value));
    return result;
  }

  /** Returns a text as the caller wants it: in Base64 unless it asks for plain text. */
  static String encoded(String text, boolean plain) {
    return plain ? text : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
