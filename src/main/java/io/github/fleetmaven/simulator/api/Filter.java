package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.service.Refusals;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.ScaleSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code $filter} expressions that the service understands. Stateless. */
final class Filter {

  private static final Pattern SET_ID =
      Pattern.compile(
          "'virtualMachineScaleSet/id'\\s+eq\\s+'?(/[^']*)'?", Pattern.CASE_INSENSITIVE);

  private static final Pattern LATEST =
      Pattern.compile(
          "properties/latestModelApplied\\s+eq\\s+(true|false)", Pattern.CASE_INSENSITIVE);

  private static final Pattern STATUS =
      Pattern.compile(
          "startswith\\(instanceView/statuses/code,\\s*'([^']*)'\\)\\s+eq\\s+(true|false)",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> MACHINES =
      List.of(
          "'virtualMachineScaleSet/id' eq '/subscriptions/{subId}/resourceGroups/{rgName}/providers"
              + "/Microsoft.Compute/virtualMachineScaleSets/{vmssName}'");

  /** The words of the refusal are those that users report. */
  private static final List<String> INSTANCES =
      List.of(
          "startswith(instanceView/statuses/code, 'PowerState') eq true",
          "properties/latestModelApplied eq true",
          "properties/latestModelApplied eq false");

  private Filter() {}

  /** Returns the id of the scale set whose machines a filter lets through, if there is a filter. */
  static Optional<String> scaleSet(String filter) {
    if (filter.isBlank()) {
      return Optional.empty();
    }
    Matcher matcher = SET_ID.matcher(filter.trim());
    if (!matcher.matches()) {
      throw Refusals.notAllowedValue("$filter", filter, MACHINES);
    }
    return Optional.of(matcher.group(1));
  }

  /** Returns which instances of a set a filter lets through. */
  static Predicate<Machine> ofInstances(String filter, ScaleSet set) {
    Matcher latest = LATEST.matcher(filter.trim());
    Matcher status = STATUS.matcher(filter.trim());
    if (filter.isBlank()) {
      return machine -> true;
    }
    if (latest.matches()) {
      boolean wanted = Boolean.parseBoolean(latest.group(1));
      return machine -> (machine.model() == set.model()) == wanted;
    }
    if (status.matches()) {
      String prefix = status.group(1).toLowerCase(Locale.ROOT);
      boolean wanted = Boolean.parseBoolean(status.group(2));
      return machine -> hasStatus(machine, prefix) == wanted;
    }
    throw Refusals.notAllowedValue("$filter", filter, INSTANCES);
  }

  private static boolean hasStatus(Machine machine, String prefix) {
    return ("powerstate/" + machine.power().wireName()).startsWith(prefix)
        || ("provisioningstate/" + machine.state().toLowerCase(Locale.ROOT)).startsWith(prefix);
  }
}
