package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.AzureOperation.Kind;
import io.github.fleetmaven.azure.Call.Repeat;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.model.Value;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the tags of a resource: a PATCH without {@code properties}, which makes no new model of a
 * scale set. With an etag it can be repeated; without one it says the same each time. Immutable.
 */
record WriteTags(Arm arm) {

  AzureOperation run(Command.WriteTags command) {
    var resource = command.target();
    Call call =
        arm.writeCall(
            "write the tags of " + resource.name(),
            resource.subscriptionId(),
            "PATCH",
            resource.path(),
            command.etag().map(etag -> Map.of("If-Match", etag)).orElse(Map.of()),
            Optional.of(Value.Obj.EMPTY.with("tags", Bodies.texts(command.tags()))),
            command.etag().isPresent() ? Repeat.GUARDED : Repeat.HARMLESS);
    return Begin.send(arm, call, Kind.WRITE, call.url());
  }
}
