package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which instance of the simulator stands for which recorded one. Azure makes more instances than it
 * keeps (overprovisioning), so that a set of two may have the instances 1 and 3; the simulator
 * numbers without gaps. They are paired in their order.
 */
final class InstanceIds {

  /** The rule of an instance at a load balancer. */
  private static final Pattern RULE = Pattern.compile("\\.(\\d+)$");

  private static final Pattern BELOW =
      Pattern.compile("(?i)(/virtualMachineScaleSets/[^/]+/virtualMachines/)(\\d+)(?=/|$)");

  private static final Pattern COMPUTER = Pattern.compile("([0-9A-Z]{6})$");
  private static final Pattern UNMANAGED = Pattern.compile("-os-(\\d+)-(?=[0-9a-f]{32})");
  private static final int DIGITS = 36;
  private static final int COMPUTER_DIGITS = 6;

  private final Map<String, Map<String, String>> bySet = new HashMap<>();

  static InstanceIds of(Recording recording) {
    Map<String, SortedSet<String>> seen = new HashMap<>();
    for (RecordedCall call : recording.calls()) {
      note(call.path(), seen);
      // The interfaces of instances that were too many are listed for a while after them.
      if (!call.path().endsWith("/networkInterfaces")) {
        texts(call.body(), seen);
      }
    }
    InstanceIds result = new InstanceIds();
    seen.forEach((set, ids) -> result.bySet.put(set, numbered(ids)));
    return result;
  }

  /**
   * Pairs instances anew where a list shows that others than expected are left: which one is taken
   * when a set is scaled in is the service's choice.
   */
  void learn(RecordedCall call, Reply reply) {
    String path = call.path().toLowerCase(Locale.ROOT);
    String set = Ids.set(path).orElse("");
    if (!path.equals(set + "/virtualmachines") || reply.status() != call.status()) {
      return;
    }
    List<String> theirs = ids(call.body());
    List<String> mine = ids(reply.body());
    Set<String> expected =
        theirs.stream().map(id -> ours(set, id)).collect(Collectors.toCollection(TreeSet::new));
    if (theirs.size() == mine.size() && !expected.equals(new TreeSet<>(mine))) {
      Map<String, String> pairs = new HashMap<>();
      for (int i = 0; i < mine.size(); i++) {
        pairs.put(theirs.get(i), mine.get(i));
      }
      bySet.put(set, pairs);
    }
  }

  private static List<String> ids(JsonNode list) {
    List<String> found = new ArrayList<>();
    list.path("value").forEach(item -> found.add(item.path("instanceId").asText()));
    return found;
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

  /**
   * Returns a text in a body with the simulator's instance in it: an id, a number, a name as {@code
   * web_3}, a computer's name as {@code web000003}, an unmanaged disk's as {@code disk-os-3-…}.
   */
  String text(String setId, String place, String recorded) {
    String set = setId.substring(setId.lastIndexOf('/') + 1);
    if (place.contains(".loadBalancerInboundNatRules[")) {
      return replace(RULE, recorded, id -> ours(setId, id));
    }
    if (recorded.startsWith("/subscriptions/")) {
      return named(set, setId, path(recorded));
    }
    if (place.endsWith(".instanceId")) {
      return ours(setId, recorded);
    }
    if (place.endsWith(".computerName")) {
      return replace(COMPUTER, recorded, digits -> padded(ours(setId, plain(digits))));
    }
    return named(set, setId, recorded);
  }

  private String named(String set, String setId, String text) {
    Pattern name = Pattern.compile("(?<=\\b|_)" + Pattern.quote(set) + "_(\\d+)(?=_|$)");
    String found = set.isEmpty() ? text : replace(name, text, id -> ours(setId, id));
    return replace(UNMANAGED, found, id -> ours(setId, id));
  }

  private static String replace(Pattern pattern, String text, UnaryOperator<String> change) {
    Matcher matcher = pattern.matcher(text);
    return matcher.replaceAll(
        found -> {
          String whole = found.group();
          int at = found.start(1) - found.start();
          String changed = change.apply(found.group(1));
          return Matcher.quoteReplacement(
              whole.substring(0, at) + changed + whole.substring(at + found.group(1).length()));
        });
  }

  private static String plain(String digits) {
    return Integer.toString(Integer.parseInt(digits, DIGITS));
  }

  private static String padded(String id) {
    String digits = Integer.toString(Integer.parseInt(id), DIGITS).toUpperCase(Locale.ROOT);
    return "0".repeat(COMPUTER_DIGITS - digits.length()) + digits;
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
