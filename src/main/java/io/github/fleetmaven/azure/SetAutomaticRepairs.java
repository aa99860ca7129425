package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.AzureOperation.Kind;
import io.github.fleetmaven.azure.Call.Repeat;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.model.Value;
import java.util.Map;
import java.util.Optional;

/** Suspends or resumes the automatic instance repairs of a scale set. Immutable. */
record SetAutomaticRepairs(Arm arm) {

  AzureOperation run(Command.SetAutomaticRepairs command) {
    var set = command.target();
    Call call =
        arm.writeCall(
            (command.running() ? "resume" : "suspend") + " the automatic repairs of " + set.name(),
            set.subscriptionId(),
            "POST",
            set.path() + "/setOrchestrationServiceState",
            Map.of(),
            Optional.of(
                Value.Obj.EMPTY
                    .with("serviceName", Value.of("AutomaticRepairs"))
                    .with("action", Value.of(command.running() ? "Resume" : "Suspend"))),
            Repeat.HARMLESS);
    return Begin.send(arm, call, Kind.ACTION, arm.url(set.path()));
  }
}
