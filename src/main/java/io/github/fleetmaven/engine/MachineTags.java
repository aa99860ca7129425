package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.rollout.Readiness;
import java.util.Optional;

/** The tags of a virtual machine. Immutable. */
record MachineTags(Cloud cloud, ResourceId id) implements AzureTags {

  @Override
  public Reading read() {
    return of(cloud.readMachine(id));
  }

  static Reading of(ObservedMachine machine) {
    return new Reading(
        machine.etag(), machine.tags(), Readiness.isBusy(machine.instance()), Optional.empty());
  }
}
