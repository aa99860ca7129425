package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How commands ended that were run in machines, as the faults of a scenario. Stateless. */
final class Commands {

  private static final String ERRORS = "[stderr]\n";

  private static final Pattern SAID =
      Pattern.compile("Enable succeeded: \n\\[stdout]\n(.*)\n\\[stderr]\n(.*)", Pattern.DOTALL);

  private static final Pattern MANAGED = Pattern.compile("(?i)(.*)/runCommands/([^/]+)");

  private Commands() {}

  static List<JsonNode> of(Recording recording, InstanceIds ids) {
    List<JsonNode> faults = new ArrayList<>();
    for (RecordedCall call : recording.calls()) {
      String path = call.path().toLowerCase(Locale.ROOT);
      if (call.is("POST") && path.endsWith("/runcommand")) {
        action(recording, call, ids).ifPresent(faults::add);
      }
      Matcher managed = MANAGED.matcher(call.path());
      JsonNode view = call.body().at("/properties/instanceView");
      if (managed.matches() && view.has("exitCode")) {
        String text = view.path("output").asText() + ERRORS + view.path("error").asText();
        int exitCode = view.path("exitCode").asInt();
        faults.add(fault(ids.path(managed.group(1)), managed.group(2), exitCode, text));
      }
    }
    return faults;
  }

  private static Optional<JsonNode> action(
      Recording recording, RecordedCall call, InstanceIds ids) {
    String machine = ids.path(call.path().replaceFirst("(?i)/runCommand$", ""));
    String command = call.requestBody().path("commandId").asText();
    String operation = call.headers().getOrDefault("location", "").replaceFirst("\\?.*", "");
    return recording.calls().stream()
        .filter(poll -> !operation.isEmpty() && operation.endsWith(poll.path()))
        .map(poll -> SAID.matcher(poll.body().at("/value/0/message").asText()))
        .filter(Matcher::matches)
        .findFirst()
        .map(said -> fault(machine, command, 0, said.group(1) + ERRORS + said.group(2)));
  }

  private static ObjectNode fault(String machine, String name, int exitCode, String message) {
    ObjectNode fault = JsonNodeFactory.instance.objectNode();
    fault.putObject("when").put("instance", machine).put("extension", name);
    return fault.put("exitCode", exitCode).put("message", message).put("times", 1);
  }
}
