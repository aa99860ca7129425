package io.github.fleetmaven.wiring;

import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.secret.Secrets;
import java.util.List;

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

  /** Opens the places that a pom can name. */
  ContentStores OF_KIND =
      (settings, place, secrets) -> {
        throw new FleetException(
            "content can't be delivered",
            List.of(
                Diagnostic.error(
                    place.declaredAt() + ": " + place.baseUri(),
                    "this place can't be reached on " + settings.cloud().word() + " yet",
                    "let the files travel inside their extensions")));
      };
}
