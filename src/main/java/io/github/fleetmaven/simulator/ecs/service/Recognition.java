package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.store.SavedCommand;
import io.github.fleetmaven.simulator.scenario.EcsRule;
import io.github.fleetmaven.simulator.scenario.EcsSection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows what commands do by their contents, each of which it reads once. Guarded by the simulator's
 * lock.
 */
final class Recognition {

  private static final int REMEMBERED = 100;

  /** A command that no rule knows succeeds and changes nothing. */
  private static final EcsRule OTHER =
      new EcsRule(Pattern.compile(""), EcsRule.Effect.NONE, Optional.empty(), 0, Optional.empty());

  private static final Pattern PLUGIN =
      Pattern.compile("--plugin[= ]+[\"']?([A-Za-z0-9_-]+)", Pattern.CASE_INSENSITIVE);

  /**
   * What is known of a command.
   *
   * @param rule what it does
   * @param wrapped whether it keeps the exit codes 3009 and 3010 to itself
   * @param plugin the plugin that it runs, if it runs one
   */
  record Known(EcsRule rule, boolean wrapped, Optional<String> plugin) {

    /** What is known of a command of which only the way to its instances is tried. */
    static final Known DRY = new Known(OTHER, false, Optional.empty());
  }

  private final EcsSection section;
  private final Map<String, Known> known = new LinkedHashMap<>();

  Recognition(EcsSection section) {
    this.section = section;
  }

  /** Returns what a command does. */
  Known of(SavedCommand command) {
    if (known.size() > REMEMBERED) {
      known.clear();
    }
    return known.computeIfAbsent(command.id(), id -> read(command.content()));
  }

  private Known read(String content) {
    String whole = Contents.whole(content);
    EcsRule rule =
        section.rules().stream()
            .filter(each -> each.content().matcher(whole).find())
            .findFirst()
            .orElse(OTHER);
    Matcher plugin = PLUGIN.matcher(whole);
    return new Known(
        rule,
        section.wrapper().matcher(content).find(),
        plugin.find() ? Optional.of(plugin.group(1)) : Optional.empty());
  }
}
