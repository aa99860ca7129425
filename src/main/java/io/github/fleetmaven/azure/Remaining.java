package io.github.fleetmaven.azure;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer says of the requests that are left. Immutable.
 *
 * @param resourceIsLow whether the resource may have no more than one
 * @param groupIsLow whether the subscription may have no more than one of this group
 * @param subscriptionIsLow whether the subscription may have no more than one at all
 */
record Remaining(boolean resourceIsLow, boolean groupIsLow, boolean subscriptionIsLow) {

  private static final long LAST = 1;
  private static final Pattern POLICY = Pattern.compile("([^,;/]+);\\s*(\\d{1,18})");

  /** How much a scale set has yet to do: the fewer the better. */
  private static final String QUEUED = "QueuedVMOperations";

  static Remaining of(Answer answer) {
    boolean resource = false;
    boolean group = false;
    Matcher m = POLICY.matcher(answer.header("x-ms-ratelimit-remaining-resource").orElse(""));
    while (m.find()) {
      String policy = m.group(1).strip();
      boolean low = Long.parseLong(m.group(2)) <= LAST && !policy.endsWith(QUEUED);
      boolean ofResource = policy.endsWith("Resource");
      resource |= low && ofResource;
      group |= low && !ofResource;
    }
    return new Remaining(resource, group, subscriptionIsLow(answer.headers()));
  }

  private static boolean subscriptionIsLow(Map<String, String> headers) {
    return headers.entrySet().stream()
        .filter(h -> h.getKey().startsWith("x-ms-ratelimit-remaining-subscription"))
        .map(h -> h.getValue().strip())
        .anyMatch(n -> n.matches("\\d{1,18}") && Long.parseLong(n) <= LAST);
  }
}
