package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.Value;

/** Reads a virtual machine out of Azure's JSON. Pure. */
final class MachineReader {

  private MachineReader() {}

  static ObservedMachine read(ResourceId id, Value.Obj raw) {
    return new ObservedMachine(
        id,
        raw.text("location").orElse(""),
        Fields.os(raw.at("properties", "storageProfile")),
        Fields.texts(raw.obj("tags")),
        raw.text("etag"),
        new InstanceReader().readMachine(raw));
  }
}
