package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares single values. Made-up ones only have to be of the same form, and to stand for one
 * another from then on; those of {@link Said} only have to be there; all others have to be equal.
 */
final class Values {

  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,7})?(Z|[+-]\\d\\d:\\d\\d)");

  /** Where the oldest recorder stood; it wrote times anew. */
  private static final String RECORDERS_OFFSET = "+08:00";

  private static final Pattern MADE_UP =
      Pattern.compile(
          "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}"
              // An interface's address, and the domain of a network.
              + "|(?:[0-9A-F]{2}-){5}[0-9A-F]{2}|[a-z0-9]{26}(?=\\.bx\\.internal\\.)");

  /** What whoever prepared the recordings struck out. */
  private static final String STRUCK_OUT = "REDACTED";

  private static final Pattern ETAG = Pattern.compile("\"\\d+\"");

  /** Disks of which nobody said a name get one from the service, of different forms over time. */
  private static final Pattern DISK_NAME =
      Pattern.compile("\\$.*\\.(osDisk|dataDisks\\[\\d+]|disks\\[\\d+])\\.name");

  private static final Pattern DISK_ID = Pattern.compile("\\$.*\\.managedDisk\\.id");

  private final Correspondence correspondence;
  private final InstanceIds instances;

  Values(Correspondence correspondence, InstanceIds instances) {
    this.correspondence = correspondence;
    this.instances = instances;
  }

  /**
   * Returns how two values of the same kind differ, if they do.
   *
   * @param owner the id of the resource that the values are in
   */
  Optional<String> differ(String owner, String place, JsonNode recorded, JsonNode ours) {
    if (Said.is(place)) {
      return Said.differ(recorded, ours);
    }
    if (recorded.asText().equals(STRUCK_OUT) && !ours.asText().isBlank()) {
      return Optional.empty();
    }
    if (place.endsWith(".privateIPAddress")) {
      // The network service gives them out as machines come.
      return correspondence.bind("address", recorded.asText(), ours.asText());
    }
    if (!recorded.isTextual()) {
      return recorded.equals(ours) ? Optional.empty() : unequal(ours, recorded);
    }
    String theirs = instances.text(Ids.set(owner).orElse(""), place, recorded.asText());
    String mine = ours.asText();
    if (TIME.matcher(theirs).matches()) {
      return time(owner, place, theirs, mine);
    }
    if (place.endsWith(".etag") && ETAG.matcher(theirs).matches()) {
      return ETAG.matcher(mine).matches()
          ? correspondence.bind("etag of " + Ids.key(owner), theirs, mine)
          : unequal(ours, recorded);
    }
    if (DISK_NAME.matcher(place).matches() && !place.contains(".virtualMachineProfile.")) {
      return correspondence.bind("disk", theirs, mine);
    }
    if (DISK_ID.matcher(place).matches()) {
      return diskId(theirs, mine);
    }
    return madeUp(theirs, mine);
  }

  private Optional<String> diskId(String recorded, String ours) {
    int name = recorded.lastIndexOf('/') + 1;
    boolean alike =
        ours.startsWith(recorded.substring(0, name)) && ours.lastIndexOf('/') + 1 == name;
    return alike
        ? correspondence.bind("disk", recorded.substring(name), ours.substring(name))
        : Optional.of(unequal(ours, recorded));
  }

  private Optional<String> time(String owner, String place, String recorded, String ours) {
    Matcher theirs = TIME.matcher(recorded);
    Matcher mine = TIME.matcher(ours);
    if (!theirs.matches() || !mine.matches() || !offset(theirs).equals(mine.group(1))) {
      return Optional.of("is %s, not a time as %s".formatted(ours, recorded));
    }
    // When something was made doesn't change by itself.
    boolean lasting = place.endsWith(".timeCreated");
    String scope = "time of " + Ids.key(owner) + place.replaceFirst(".*\\.properties", "");
    return lasting ? correspondence.bind(scope, recorded, ours) : Optional.empty();
  }

  private static String offset(Matcher time) {
    return time.group(1).equals(RECORDERS_OFFSET) ? "+00:00" : time.group(1);
  }

  /** Notes ids that the client made up: they have to come back as they are. */
  void sent(JsonNode body) {
    all(body.toString()).forEach(id -> correspondence.bindIfFree("id", id));
  }

  private Optional<String> madeUp(String recorded, String ours) {
    String theirs = MADE_UP.matcher(recorded).replaceAll("{}");
    String mine = MADE_UP.matcher(ours).replaceAll("{}");
    if (!theirs.equals(mine)) {
      return Optional.of(unequal(ours, recorded));
    }
    List<String> left = all(recorded);
    List<String> right = all(ours);
    for (int i = 0; i < left.size(); i++) {
      Optional<String> why = correspondence.bind("id", left.get(i), right.get(i));
      if (why.isPresent()) {
        return why;
      }
    }
    return Optional.empty();
  }

  private static List<String> all(String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = MADE_UP.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static Optional<String> unequal(JsonNode ours, JsonNode recorded) {
    return Optional.of(unequal(ours.toString(), recorded.toString()));
  }

  /** Leaves out what two long texts begin with alike. */
  private static String unequal(String ours, String recorded) {
    int alike = 0;
    while (alike < Math.min(ours.length(), recorded.length())
        && ours.charAt(alike) == recorded.charAt(alike)) {
      alike++;
    }
    int from = alike < 40 ? 0 : alike - 10;
    String dots = from == 0 ? "" : "…";
    return "is %s%s, not %s%s"
        .formatted(dots, ours.substring(from), dots, recorded.substring(from));
  }
}
