package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.AzureOperation.Kind;
import io.github.fleetmaven.azure.Call.Repeat;
import io.github.fleetmaven.cloud.Command;
import java.util.Map;
import java.util.Optional;

/**
 * Removes an extension from a virtual machine. One that is gone already is removed; a machine that
 * is gone is an error. Immutable.
 */
record DeleteExtension(Arm arm) {

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
    return Begin.send(arm, call, Kind.DELETE, call.url());
  }
}
