package io.github.fleetmaven.simulator.fault;

import io.github.fleetmaven.simulator.scenario.Phase;
import io.github.fleetmaven.simulator.store.Job;
import io.github.fleetmaven.simulator.store.Store;

/** Tells what goes on in the simulated cloud. */
record Phases(Store store) {

  boolean goesOn(Phase phase) {
    return switch (phase) {
      case UPGRADING -> anyJob(Job.Kind.UPGRADE) || anyJob(Job.Kind.ROLLING);
      case ROLLING ->
          store.scaleSets().stream()
              .anyMatch(set -> set.rolling() != null && set.rolling().running());
      case CREATING ->
          anyJob(Job.Kind.CREATE) || anyJob(Job.Kind.SURGE) || anyJob(Job.Kind.REPLACEMENT);
      case DELETING -> anyJob(Job.Kind.DELETE);
      case REPAIRING -> anyJob(Job.Kind.REPAIR) || anyJob(Job.Kind.REPLACEMENT);
    };
  }

  private boolean anyJob(Job.Kind kind) {
    return store.jobs().stream().anyMatch(job -> job.kind() == kind);
  }
}
