package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.RecordedTraffic.Recorded;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.ExtensionWrite;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded operation: the call that began it, and the polls of its state in their order.
 *
 * @param begin the call that began it
 * @param polls the polls, those that the recorder folded as one
 */
record RecordedOperation(Recorded begin, List<Recorded> polls) {

  /** A command that becomes a POST. */
  static final Command ACTION = new Command.UpdateInstances(CloudFixture.SET, List.of("1"));

  /** A command that becomes a PUT. */
  static final Command PUT =
      new Command.PutExtension(
          CloudFixture.MACHINE,
          "westus",
          new ExtensionWrite("app", Value.Obj.EMPTY, Optional.empty()));

  private static final Pattern ID = Pattern.compile(".*/\\w*[oO]perations/([0-9a-f-]{36})(\\?.*)?");

  /** Returns the operations of which both the beginning and the end were recorded. */
  static List<RecordedOperation> all() {
    List<Recorded> polls = RecordedTraffic.of(RecordedKind.POLL);
    List<RecordedOperation> result = new ArrayList<>();
    for (Recorded call : RecordedTraffic.compute()) {
      Optional<String> id = call.header("azure-asyncoperation").flatMap(RecordedOperation::id);
      List<Recorded> own =
          polls.stream()
              .filter(poll -> poll.file().equals(call.file()))
              .filter(poll -> poll.call().obj("query").get("monitor").isEmpty())
              .filter(poll -> id.isPresent() && id(poll.path()).equals(id))
              .toList();
      if (!own.isEmpty()) {
        result.add(new RecordedOperation(call, own));
      }
    }
    return result;
  }

  /** Returns a command that sends a request of the same kind. */
  static Command command(Recorded call) {
    return switch (call.method()) {
      case "PUT" -> PUT;
      case "PATCH" ->
          new Command.WriteTags(CloudFixture.MACHINE, Optional.empty(), Map.of("a", "b"));
      case "DELETE" -> new Command.DeleteExtension(CloudFixture.MACHINE, "app");
      default -> ACTION;
    };
  }

  /** Returns how it ended, as the service said it. */
  String end() {
    return polls.get(polls.size() - 1).json().text("status").orElseThrow();
  }

  private static Optional<String> id(String address) {
    Matcher matcher = ID.matcher(address);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
