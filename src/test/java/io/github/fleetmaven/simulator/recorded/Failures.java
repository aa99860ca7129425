package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What went wrong in a recording, as the faults of a scenario. Stateless. */
final class Failures {

  private static final Pattern SAID =
      Pattern.compile(".*Error message: \"Enable failed with exit code (\\d+) (.*)\"\\. More.*");

  private Failures() {}

  /** Returns the runs of handlers that were recorded to have failed. */
  static List<JsonNode> of(Recording recording) {
    List<JsonNode> faults = new ArrayList<>();
    for (RecordedCall poll : recording.calls()) {
      Matcher said = SAID.matcher(poll.body().at("/error/message").asText());
      if (poll.body().path("status").asText().equals("Failed") && said.matches()) {
        write(recording, poll).ifPresent(call -> faults.addAll(faults(recording, call, said)));
      }
    }
    return faults;
  }

  /** The runs before the one that failed are to succeed: a fault of exit code 0 each. */
  private static List<JsonNode> faults(Recording recording, RecordedCall write, Matcher said) {
    long before =
        recording.calls().stream()
            .filter(call -> call.is("PUT") && call.path().equals(write.path()))
            .takeWhile(call -> call.line() != write.line())
            .count();
    List<JsonNode> faults = new ArrayList<>();
    if (before > 0) {
      faults.add(fault(write, 0, "Enable succeeded.").put("times", before));
    }
    faults.add(fault(write, Integer.parseInt(said.group(1)), said.group(2)).put("times", 1));
    return faults;
  }

  private static ObjectNode fault(RecordedCall write, int exitCode, String message) {
    ObjectNode fault = JsonNodeFactory.instance.objectNode();
    String[] parts = write.path().split("/extensions/", 2);
    fault.putObject("when").put("instance", parts[0]).put("extension", parts[1]);
    return fault.put("exitCode", exitCode).put("message", message);
  }

  private static Optional<RecordedCall> write(Recording recording, RecordedCall poll) {
    String id = poll.path().substring(poll.path().lastIndexOf('/') + 1);
    return recording.calls().stream()
        .filter(call -> call.headers().getOrDefault("azure-asyncoperation", "").contains(id))
        .filter(call -> call.path().contains("/extensions/"))
        .findFirst();
  }
}
