package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.AzureOperation.Kind;
import io.github.fleetmaven.azure.Call.Repeat;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Removes an extension from a virtual machine. One that is gone already is removed; a machine that
 * is gone is an error. Immutable.
 */
record DeleteExtension(Arm arm) {

  private static final Set<String> GONE = Set.of("ResourceNotFound", "NotFound");

  AzureOperation run(Command.DeleteExtension command) {
    var machine = command.target();
    Call call =
        arm.writeCall(
            "remove the extension " + command.extension() + " from " + machine.name(),
            machine.subscriptionId(),
            "DELETE",
            MachinePaths.extension(machine, command.extension()),
            Map.of(),
            Optional.empty(),
            Repeat.HARMLESS);
    Answer answer = arm.send(call);
    boolean gone = answer.status() == 404 && GONE.contains(ErrorBody.of(answer).code());
    if (!gone && !answer.isSuccess()) {
      throw new CloudException(Failures.refused(call, answer));
    }
    return Begin.of(arm, call, answer, Kind.DELETE, call.url());
  }
}
