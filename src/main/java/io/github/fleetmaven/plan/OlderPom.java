package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import java.util.Optional;

/**
 * A pom that may be the one which made a target what it was: it has the protected settings, which
 * no cloud shows.
 */
interface OlderPom {

  /** No pom is asked. */
  OlderPom NONE = (before, now) -> Optional.empty();

  /**
   * Returns the extension as it was, protected settings included; its tag stays as it was. Empty
   * when the pom doesn't declare it, or declares something else than what was there.
   *
   * @param before what is known of it
   * @param now what the cloud shows
   */
  Optional<ExtensionStep> whole(BeforeExtension before, Optional<ObservedExtension> now);
}
