package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values that neither the client nor the service decides: what a guest says of itself, what a
 * handler printed, and where the service happens to put a machine. Something of the same kind has
 * to be there; what it is differs from machine to machine. Stateless.
 */
final class Said {

  private static final List<Pattern> PLACES =
      List.of(
          // The operating system and its agent, as the agent reports them.
          Pattern.compile("\\$.*\\.(osName|osVersion|vmAgentVersion)"),
          // The version of a handler that the service chose for the one that was asked for.
          Pattern.compile("\\$.*(extensions|extensionHandlers)\\[\\d+]\\.typeHandlerVersion"),
          Pattern.compile("\\$.*\\.instanceView\\.typeHandlerVersion"),
          // What a handler that has succeeded printed.
          Pattern.compile("\\$.*\\.extensions\\[\\d+]\\.statuses\\[\\d+]\\.message"),
          // Instances are dealt out by their number, and the simulator's have other numbers.
          Pattern.compile("\\$.*\\.platform(Update|Fault)Domain"));

  private Said() {}

  static boolean is(String place) {
    boolean written = place.contains(".virtualMachineProfile.");
    return !written && PLACES.stream().anyMatch(each -> each.matcher(place).matches());
  }

  /** Returns how one that has to be there differs from none at all. */
  static Optional<String> differ(JsonNode recorded, JsonNode ours) {
    boolean empty = ours.isTextual() && ours.asText().isBlank() != recorded.asText().isBlank();
    // Unknown is said by a machine whose agent hasn't reported yet, and that has to agree.
    boolean unknown = ours.asText().equals("Unknown") != recorded.asText().equals("Unknown");
    return empty || unknown
        ? Optional.of("is %s, not %s".formatted(ours, recorded))
        : Optional.empty();
  }
}
