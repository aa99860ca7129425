package io.github.fleetmaven.azure;

import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.ExtensionWrite;
import io.github.fleetmaven.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parts of the bodies that are sent. Pure. */
final class Bodies {

  private Bodies() {}

  /** Returns an extension as it stands in the model of a scale set. */
  static Value.Obj inModel(ExtensionWrite extension) {
    return Value.Obj.EMPTY
        .with("name", Value.of(extension.name()))
        .with("properties", properties(extension));
  }

  /** Returns an extension as it is put on a machine. */
  static Value.Obj onMachine(Command.PutExtension command) {
    Value.Obj body = Value.Obj.EMPTY.with("location", Value.of(command.location()));
    return (command.tags().isEmpty() ? body : body.with("tags", texts(command.tags())))
        .with("properties", properties(command.extension()));
  }

  /** Returns an object of texts. */
  static Value.Obj texts(Map<String, String> texts) {
    Map<String, Value> members = new LinkedHashMap<>();
    texts.forEach((key, text) -> members.put(key, Value.of(text)));
    return new Value.Obj(members);
  }

  /** Without protected settings the key is left out, which keeps those that are there. */
  private static Value.Obj properties(ExtensionWrite extension) {
    return extension
        .protectedSettings()
        .map(secret -> extension.properties().with("protectedSettings", secret.reveal()))
        .orElse(extension.properties());
  }
}
