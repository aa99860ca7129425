package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.AzureOperation.Kind;
import io.github.fleetmaven.azure.Call.Repeat;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.model.Value;
import java.util.Map;
import java.util.Optional;

/**
 * Brings instances of a scale set to its model. Sent twice it does what it does once: an instance
 * that has the model is left alone. Immutable.
 */
record UpdateInstances(Arm arm) {

  AzureOperation run(Command.UpdateInstances command) {
    var set = command.target();
    int n = command.instances().size();
    String what = n == 1 ? "instance " + command.instances().get(0) : n + " instances";
    Call call =
        arm.writeCall(
            "update " + what + " of " + set.name(),
            set.subscriptionId(),
            "POST",
            set.path() + "/manualupgrade",
            Map.of(),
            Optional.of(Value.Obj.EMPTY.with("instanceIds", Value.ofTexts(command.instances()))),
            Repeat.HARMLESS);
    return Begin.send(arm, call, Kind.ACTION, arm.url(set.path()));
  }
}
