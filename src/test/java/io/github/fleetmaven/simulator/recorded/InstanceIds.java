package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which instance of the simulator stands for which recorded one. Azure makes more instances than it
 * keeps (overprovisioning), so that a set of two may have the instances 1 and 3; the simulator
 * numbers without gaps. They are paired in their order.
 */
final class InstanceIds {

  private static final Pattern BELOW =
      Pattern.compile("(?i)(/virtualMachineScaleSets/[^/]+/virtualMachines/)(\\d+)(?=/|$)");

  private final Map<String, Map<String, String>> bySet = new HashMap<>();

  static InstanceIds of(Recording recording) {
    Map<String, SortedSet<String>> seen = new HashMap<>();
    for (RecordedCall call : recording.calls()) {
      note(call.path(), seen);
      texts(call.body(), seen);
    }
    InstanceIds result = new InstanceIds();
    seen.forEach((set, ids) -> result.bySet.put(set, numbered(ids)));
    return result;
  }

  /** Returns the simulator's instance for a recorded one. */
  String ours(String set, String recorded) {
    return bySet.getOrDefault(Ids.key(set), Map.of()).getOrDefault(recorded, recorded);
  }

  /** Returns a path, or an id in a body, with the simulator's instance in it. */
  String path(String recorded) {
    Matcher matcher = BELOW.matcher(recorded);
    String set = Ids.set(recorded).orElse("");
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(found.group(1) + ours(set, found.group(2))));
  }

  private static Map<String, String> numbered(SortedSet<String> ids) {
    Map<String, String> result = new HashMap<>();
    for (String id : ids) {
      result.put(id, Integer.toString(result.size()));
    }
    return result;
  }

  private static void texts(JsonNode body, Map<String, SortedSet<String>> seen) {
    if (body.isTextual()) {
      note(body.asText(), seen);
    }
    body.forEach(child -> texts(child, seen));
  }

  private static void note(String text, Map<String, SortedSet<String>> seen) {
    Matcher matcher = BELOW.matcher(text);
    if (matcher.find()) {
      Ids.set(text)
          .ifPresent(
              set ->
                  seen.computeIfAbsent(
                          Ids.key(set),
                          key -> new TreeSet<>(Comparator.comparingInt(Integer::parseInt)))
                      .add(matcher.group(2)));
    }
  }
}
