package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.service.Refusals;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a query asks to be shown beside the resource itself, by {@code $expand} and {@code $select}.
 * What the operation doesn't document is refused; parameters that it doesn't document at all are
 * nobody's business.
 *
 * @param parts what is asked for, in lower case
 */
record Expansion(Set<String> parts) {

  private static final String INSTANCE_VIEW = "instanceView";
  private static final String USER_DATA = "userData";

  /** Reads what a machine or an instance may be asked for. */
  static Expansion ofMachine(Call call) {
    return of(call, INSTANCE_VIEW, USER_DATA);
  }

  /** Reads what a list of instances, or an extension, may be asked for. */
  static Expansion ofView(Call call) {
    return of(call, INSTANCE_VIEW);
  }

  /** Reads what a scale set may be asked for. */
  static Expansion ofScaleSet(Call call) {
    return of(call, USER_DATA);
  }

  /**
   * Reads what a list of virtual machines may be asked for: their instance views, if it is filtered
   * by scale set, as reported by users.
   */
  static Expansion ofMachines(Call call) {
    Expansion result = of(call, INSTANCE_VIEW);
    if (result.instanceView() && call.query().getOrDefault("$filter", "").isBlank()) {
      throw Refusals.badRequest(
          "Expand Instance View is only supported when Virtual Machine Scale Set resource filter"
              + " is applied");
    }
    return result;
  }

  /** Tells whether a list of instances is to have little beside their instance views. */
  static boolean isThin(Call call) {
    return !read(call, "$select", INSTANCE_VIEW, STATUSES).parts().isEmpty()
        && ofView(call).instanceView();
  }

  /** Tells whether of instance views only the statuses are selected. */
  static boolean onlyStatuses(Call call) {
    return read(call, "$select", INSTANCE_VIEW, STATUSES)
        .parts()
        .equals(Set.of(STATUSES.toLowerCase(Locale.ROOT)));
  }

  private static final String STATUSES = "instanceView/statuses";

  boolean instanceView() {
    return parts.contains(INSTANCE_VIEW.toLowerCase(Locale.ROOT));
  }

  boolean userData() {
    return parts.contains(USER_DATA.toLowerCase(Locale.ROOT));
  }

  private static Expansion of(Call call, String... allowed) {
    return read(call, "$expand", allowed);
  }

  private static Expansion read(Call call, String parameter, String... allowed) {
    String value = call.query().getOrDefault(parameter, "");
    Set<String> parts = new TreeSet<>();
    for (String part : value.split(",", -1)) {
      if (!part.isBlank()) {
        parts.add(part.trim().toLowerCase(Locale.ROOT));
      }
    }
    List<String> known = List.of(allowed);
    if (!known.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList().containsAll(parts)) {
      throw Refusals.notAllowedValue(parameter, value, known);
    }
    return new Expansion(parts);
  }
}
