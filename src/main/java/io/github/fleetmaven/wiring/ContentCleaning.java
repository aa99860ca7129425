package io.github.fleetmaven.wiring;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.CleanedContent;
import io.github.fleetmaven.engine.ContentCleaner;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.plan.ReferredContent;
import io.github.fleetmaven.plan.file.BeforeFile;
import io.github.fleetmaven.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes content that nothing refers to, the way back that this project remembers included. For
 * one thread.
 */
record ContentCleaning(
    RunSettings settings,
    DesiredFleet fleet,
    Cloud cloud,
    Optional<? extends ContentStore> store,
    Console console) {

  CleanedContent clean(Time wall, Duration keep, boolean dryRun) {
    ContentPlace place = fleet.content().orElseThrow(ContentCleaning::noPlace);
    ContentStore content = store.orElseThrow(ContentCleaning::noPlace);
    CleanedContent cleaned =
        new ContentCleaner(cloud, content, place, fleet.targets())
            .clean(wall.now().minus(keep), before(), !dryRun);
    CleanedText.lines(cleaned, place.baseUri(), keep, dryRun).forEach(console::info);
    cleaned.unknown().forEach(why -> console.warn("kept what may be needed: " + why));
    return cleaned;
  }

  private Set<String> before() {
    Path file = settings.beforeFile();
    return BeforeFile.exists(file) ? ReferredContent.digests(BeforeFile.read(file)) : Set.of();
  }

  private static FleetException noPlace() {
    return new FleetException(
        "there is no content to clean",
        List.of(
            Diagnostic.error(
                "",
                "the pom names no place for content, and what travels inside extensions needs no"
                    + " cleaning",
                "add <content>, if files are kept somewhere")));
  }
}
