package io.github.fleetmaven.wiring;

import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.secret.Secrets;

/** Opens the place where a fleet keeps its content. */
@FunctionalInterface
interface ContentStores {

  /**
   * Opens a place; nothing is asked of it yet.
   *
   * @param secrets reads the key of the place, where it is reached by one
   * @throws FleetException when it can't be reached in the way that the pom says
   */
  ContentStore open(RunSettings settings, ContentPlace place, Secrets secrets);
}
