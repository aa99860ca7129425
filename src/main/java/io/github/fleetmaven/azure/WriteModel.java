package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.AzureOperation.Kind;
import io.github.fleetmaven.azure.Call.Repeat;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.model.Value;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the model of a scale set: a PATCH, which leaves alone what it doesn't name. With an etag
 * it can be repeated: had it been carried out already, the second is refused with 412. Immutable.
 */
record WriteModel(Arm arm) {

  AzureOperation run(Command.WriteModel command) {
    var set = command.target();
    Call call =
        arm.writeCall(
            "write the model of " + set.name(),
            set.subscriptionId(),
            "PATCH",
            set.path(),
            command.etag().map(etag -> Map.of("If-Match", etag)).orElse(Map.of()),
            Optional.of(body(command)),
            command.etag().isPresent() ? Repeat.GUARDED : Repeat.NEVER);
    return Begin.send(arm, call, Kind.WRITE, call.url());
  }

  /** A write without the profile makes no new model, so it is left out where it would be empty. */
  static Value.Obj body(Command.WriteModel command) {
    Value.Obj profile = profile(command);
    Value.Obj properties = Value.Obj.EMPTY;
    if (command.upgradePolicy().isPresent()) {
      properties = properties.with("upgradePolicy", command.upgradePolicy().get());
    }
    if (!profile.isEmpty()) {
      properties = properties.with("virtualMachineProfile", profile);
    }
    Value.Obj body =
        properties.isEmpty() ? Value.Obj.EMPTY : Value.Obj.EMPTY.with("properties", properties);
    return command.tags().isPresent()
        ? body.with("tags", Bodies.texts(command.tags().get()))
        : body;
  }

  private static Value.Obj profile(Command.WriteModel command) {
    Value.Obj storage = Value.Obj.EMPTY;
    if (command.image().isPresent()) {
      storage = storage.with("imageReference", command.image().get());
    }
    if (command.unmanagedImageUri().isPresent()) {
      Value.Obj image = Value.Obj.EMPTY.with("uri", Value.of(command.unmanagedImageUri().get()));
      storage = storage.with("osDisk", Value.Obj.EMPTY.with("image", image));
    }
    Value.Obj profile = Value.Obj.EMPTY;
    if (command.extensions().isPresent()) {
      Value extensions =
          new Value.Arr(command.extensions().get().stream().<Value>map(Bodies::inModel).toList());
      profile = profile.with("extensionProfile", Value.Obj.EMPTY.with("extensions", extensions));
    }
    return storage.isEmpty() ? profile : profile.with("storageProfile", storage);
  }
}
