package io.github.fleetmaven.simulator.recorded;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the simulator's operations are that stand for the recorded ones. */
final class Operations {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?:https://[^/]+)?/subscriptions/[^/]+(?:/providers/Microsoft\\.Compute/locations/[^/]+"
              + "/\\w*operations|/operationresults)/([^/?]+)(?:\\?.*)?");

  private final Map<String, String> addresses = new HashMap<>();

  /** Tells whether a path is an operation's. */
  static boolean isOperation(String path) {
    return ADDRESS.matcher(path).matches();
  }

  /** Notes where the simulator sends a client that the recorded answer sent to an operation. */
  void learn(RecordedCall call, Reply reply) {
    learn(call, reply, "azure-asyncoperation", false);
    learn(call, reply, "location", true);
  }

  /** Returns the simulator's address for a recorded poll. */
  Optional<String> address(RecordedCall poll) {
    // A group's deletion is led to by Location alone.
    boolean monitor =
        poll.query().getOrDefault("monitor", "").equals("true")
            || poll.path().contains("/operationresults/");
    return id(poll.path()).map(id -> addresses.get(key(id, monitor)));
  }

  private void learn(RecordedCall call, Reply reply, String header, boolean monitor) {
    Optional<String> id = Optional.ofNullable(call.headers().get(header)).flatMap(Operations::id);
    if (id.isPresent() && reply.header(header).isPresent()) {
      addresses.putIfAbsent(key(id.get(), monitor), reply.header(header).get());
    }
  }

  private static Optional<String> id(String address) {
    Matcher matcher = ADDRESS.matcher(address);
    return matcher.matches()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static String key(String id, boolean monitor) {
    return id + (monitor ? "?monitor" : "");
  }
}
