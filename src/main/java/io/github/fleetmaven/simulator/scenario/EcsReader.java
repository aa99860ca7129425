package io.github.fleetmaven.simulator.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the {@code ecs} section of a scenario. Stateless. */
final class EcsReader {

  private EcsReader() {}

  static EcsSection read(Fields fields) {
    String region = fields.text("regionId").orElse(EcsDefaults.REGION);
    EcsSection section =
        new EcsSection(
            region,
            accessKeys(fields),
            fields.text("latestDriver").orElse(EcsDefaults.LATEST_DRIVER),
            fields
                .text("wrapper")
                .flatMap(regex -> pattern(fields, "wrapper", regex))
                .orElse(EcsDefaults.WRAPPER),
            fields.below("timing").map(EcsReader::timing).orElse(EcsTiming.DEFAULT),
            rules(fields),
            commonCommands(fields),
            instances(fields, region),
            faults(fields));
    fields.end();
    return section;
  }

  static Optional<Pattern> pattern(Fields fields, String key, String regex) {
    try {
      return Optional.of(Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
    } catch (PatternSyntaxException e) {
      fields.problem(key, "is no regular expression: " + e.getDescription());
      return Optional.empty();
    }
  }

  /** Reads an object whose values are texts. */
  static Map<String, String> texts(Fields fields, String key) {
    Map<String, String> result = new LinkedHashMap<>();
    for (var entry : fields.object(key).properties()) {
      if (entry.getValue().isTextual()) {
        result.put(entry.getKey(), entry.getValue().textValue());
      } else {
        fields.problem(key + "/" + entry.getKey(), "must be a text, not " + entry.getValue());
      }
    }
    return result;
  }

  private static Map<String, String> accessKeys(Fields fields) {
    if (fields.any("accessKeys").isEmpty()) {
      return Map.of(EcsDefaults.KEY, EcsDefaults.KEY);
    }
    return texts(fields, "accessKeys");
  }

  private static EcsTiming timing(Fields fields) {
    EcsTiming normal = EcsTiming.DEFAULT;
    EcsTiming timing =
        new EcsTiming(
            duration(fields, "delivery", normal.delivery()),
            duration(fields, "command", normal.command()),
            duration(fields, "driverUpdate", normal.driverUpdate()),
            duration(fields, "networkDrop", normal.networkDrop()),
            duration(fields, "networkDropManyDisks", normal.networkDropManyDisks()),
            duration(fields, "snapshot", normal.snapshot()),
            duration(fields, "reboot", normal.reboot()),
            duration(fields, "agentStart", normal.agentStart()),
            duration(fields, "power", normal.power()),
            duration(fields, "processing", normal.processing()));
    fields.end();
    return timing;
  }

  private static Duration duration(Fields fields, String key, Duration otherwise) {
    return fields.duration(key).orElse(otherwise);
  }

  /** The scenario's own rules come before the built-in ones. */
  private static List<EcsRule> rules(Fields fields) {
    List<EcsRule> result = new ArrayList<>();
    for (Fields item : fields.items("commands")) {
      rule(item).ifPresent(result::add);
    }
    result.addAll(EcsDefaults.RULES);
    return result;
  }

  private static Optional<EcsRule> rule(Fields fields) {
    Optional<String> content = fields.text("content");
    if (content.isEmpty()) {
      fields.problem("needs a content, a regular expression");
    }
    Optional<Pattern> pattern = content.flatMap(regex -> pattern(fields, "content", regex));
    EcsRule.Effect effect =
        Names.of(fields, "effect", EcsRule.Effect.values(), EcsRule.Effect::text)
            .orElse(EcsRule.Effect.NONE);
    Optional<String> output = fields.text("output");
    int exitCode = fields.integer("exitCode", 0).orElse(0);
    Optional<Duration> takes = fields.duration("takes");
    fields.end();
    return pattern.map(found -> new EcsRule(found, effect, output, exitCode, takes));
  }

  /** Those of the scenario take the place of the built-in ones. */
  private static List<CommonCommand> commonCommands(Fields fields) {
    if (fields.any("commonCommands").isEmpty()) {
      return EcsDefaults.COMMON;
    }
    List<CommonCommand> result = new ArrayList<>();
    for (Fields item : fields.items("commonCommands")) {
      Optional<String> name = item.text("name");
      Optional<String> content = item.text("content");
      if (name.isEmpty() || content.isEmpty()) {
        item.problem("needs a name and a content");
      }
      result.add(
          new CommonCommand(
              name.orElse(""),
              item.oneOf("type", EcsDefaults.POWER_SHELL, "RunBatScript", "RunShellScript")
                  .orElse(EcsDefaults.POWER_SHELL),
              content.orElse(""),
              item.text("provider").orElse(EcsDefaults.PROVIDER),
              item.integer("version", 1).orElse(1),
              item.integer("timeout", 1).orElse(EcsDefaults.COMMON_TIMEOUT)));
      item.end();
    }
    return result;
  }

  private static List<SeededInstance> instances(Fields fields, String region) {
    List<SeededInstance> result = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields item : fields.items("instances")) {
      for (SeededInstance instance : EcsInstanceReader.read(item, region)) {
        if (ids.add(instance.id())) {
          result.add(instance);
        } else {
          item.problem("there is an instance " + instance.id() + " already");
        }
      }
    }
    return result;
  }

  private static List<EcsFault> faults(Fields fields) {
    List<EcsFault> result = new ArrayList<>();
    fields.items("faults").forEach(item -> EcsFaultReader.read(item).ifPresent(result::add));
    return result;
  }
}
