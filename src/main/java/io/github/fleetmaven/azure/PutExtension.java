package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.AzureOperation.Kind;
import io.github.fleetmaven.azure.Call.Repeat;
import io.github.fleetmaven.cloud.Command;
import java.util.Map;
import java.util.Optional;

/**
 * Creates or changes an extension of a virtual machine. Sent twice it does what it does once: a
 * handler runs for a definition that it hasn't seen. Immutable.
 */
record PutExtension(Arm arm) {

  AzureOperation run(Command.PutExtension command) {
    var machine = command.target();
    String name = command.extension().name();
    Call call =
        arm.writeCall(
            "put the extension " + name + " on " + machine.name(),
            machine.subscriptionId(),
            "PUT",
            MachinePaths.extension(machine, name),
            Map.of(),
            Optional.of(Bodies.onMachine(command)),
            Repeat.HARMLESS);
    return Begin.send(arm, call, Kind.WRITE, call.url());
  }
}
