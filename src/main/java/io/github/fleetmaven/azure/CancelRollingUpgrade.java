package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.AzureOperation.Kind;
import io.github.fleetmaven.azure.Call.Repeat;
import io.github.fleetmaven.cloud.Command;
import java.util.Map;
import java.util.Optional;

/** Cancels the rolling upgrade of a scale set. Immutable. */
record CancelRollingUpgrade(Arm arm) {

  AzureOperation run(Command.CancelRollingUpgrade command) {
    var set = command.target();
    Call call =
        arm.writeCall(
            "cancel the rolling upgrade of " + set.name(),
            set.subscriptionId(),
            "POST",
            set.path() + "/rollingUpgrades/cancel",
            Map.of(),
            Optional.empty(),
            Repeat.HARMLESS);
    return Begin.send(arm, call, Kind.ACTION, arm.url(set.path()));
  }
}
