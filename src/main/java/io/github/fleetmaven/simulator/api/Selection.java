package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.catalogue.Versions;
import io.github.fleetmaven.simulator.service.Refusals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of a catalogue's versions a call asks for, and in which order. Stateless. */
final class Selection {

  private static final Pattern STARTS =
      Pattern.compile("startswith\\(name,\\s*'([^']*)'\\)", Pattern.CASE_INSENSITIVE);

  private Selection() {}

  /** Returns the versions: in the order of their texts unless the call says otherwise. */
  static List<String> of(Call call, List<String> versions) {
    List<String> result = new ArrayList<>(versions);
    filter(result, call.query().getOrDefault("$filter", ""));
    order(result, call.query().getOrDefault("$orderby", ""));
    int top = number(call.query().getOrDefault("$top", Integer.toString(result.size())));
    return result.subList(0, Math.min(top, result.size()));
  }

  private static void filter(List<String> versions, String filter) {
    if (filter.isBlank()) {
      return;
    }
    Matcher matcher = STARTS.matcher(filter.trim());
    if (!matcher.matches()) {
      throw Refusals.invalid("$filter", "The filter '" + filter + "' is not supported.");
    }
    versions.removeIf(version -> !version.startsWith(matcher.group(1)));
  }

  private static void order(List<String> versions, String order) {
    switch (order.trim().toLowerCase(Locale.ROOT)) {
      case "" -> Collections.sort(versions);
      case "name", "name asc" -> versions.sort(Versions.OLD_TO_NEW);
      case "name desc" -> versions.sort(Versions.OLD_TO_NEW.reversed());
      default -> throw Refusals.invalid("$orderby", "The order '" + order + "' is not supported.");
    }
  }

  private static int number(String top) {
    try {
      int number = Integer.parseInt(top);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Refused below.
    }
    throw Refusals.invalid("$top", "The value '" + top + "' of $top is invalid.");
  }
}
