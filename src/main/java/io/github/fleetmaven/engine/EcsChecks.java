package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Asks instances for the version of their driver, by a command that changes nothing. For one run on
 * one group, used by one thread.
 */
final class EcsChecks {

  /** ECS gives up after a minute on an instance that doesn't take a command; then it runs. */
  private static final Duration DELIVERY = Duration.ofMinutes(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);

  private final RunContext context;
  private final EcsCommands commands;
  private final EcsScript script;
  private final Function<EcsInvocation.Result, DriverReading> parser;

  /**
   * Prepares checks.
   *
   * @param script what is sent
   * @param parser reads what it printed
   */
  EcsChecks(
      RunContext context,
      EcsCommands commands,
      EcsScript script,
      Function<EcsInvocation.Result, DriverReading> parser) {
    this.context = context;
    this.commands = commands;
    this.script = script;
    this.parser = parser;
  }

  /** Reads each instance's driver; what isn't known says why. */
  Map<String, DriverReading> read(Collection<String> instances) {
    Map<String, DriverReading> readings = new TreeMap<>();
    EcsCommands.Ends ends = commands.look(script, instances, DELIVERY.plus(script.timeout()));
    for (String instance : instances) {
      readings.put(instance, reading(instance, ends));
    }
    return readings;
  }

  /**
   * Reads each instance's driver, again and again where it isn't known: an agent that was cut off
   * comes back.
   *
   * @param limit how long to go on
   */
  Map<String, DriverReading> patiently(Collection<String> instances, Duration limit) {
    Instant start = context.now();
    Map<String, DriverReading> readings = read(instances);
    while (true) {
      List<String> unknown =
          readings.entrySet().stream()
              .filter(each -> each.getValue() instanceof DriverReading.Unknown)
              .map(Map.Entry::getKey)
              .toList();
      Duration passed = context.since(start);
      if (unknown.isEmpty() || passed.compareTo(limit) >= 0) {
        return readings;
      }
      context.sleep(BETWEEN_LOOKS);
      readings.putAll(read(unknown));
    }
  }

  private DriverReading reading(String instance, EcsCommands.Ends ends) {
    if (ends.errors().containsKey(instance)) {
      return new DriverReading.Unknown(ends.errors().get(instance).text());
    }
    EcsInvocation.Result result = ends.results().get(instance);
    if (result == null || result.isRunning()) {
      return new DriverReading.Unknown("the check was not seen to end");
    }
    return parser.apply(result);
  }
}
