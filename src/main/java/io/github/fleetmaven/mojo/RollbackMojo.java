package io.github.fleetmaven.mojo;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.report.ShortReason;
import io.github.fleetmaven.wiring.RunSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Puts back what was there before the last {@code apply} that changed something: image and settings
 * by one write of the model, then the instances, batch by batch. Run from the older pom, it
 * restores protected settings too, which no cloud shows.
 */
@Mojo(name = "rollback", threadSafe = true)
public final class RollbackMojo extends CloudMojo {

  /**
   * What was there before, as {@code apply} wrote it down; {@code before.json} in the output
   * directory when left out, on the simulator {@code before-simulator.json}. Where there is no such
   * file, the tag {@code fleet-before} of a scale set is asked.
   */
  @Parameter(property = "fleet.before")
  @Nullable File before;

  /** Takes a target over from another run that is certainly dead, though its lease still lasts. */
  @Parameter(property = "fleet.takeOver", defaultValue = "false")
  boolean takeOver;

  @Override
  void run(RunSettings settings, DesiredFleet fleet) {
    if (before != null && !before.isFile()) {
      throw new FleetException(
          "nothing was rolled back",
          List.of(
              Diagnostic.error(
                  "fleet.before", before + " is not there", "name the file, or leave it out")));
    }
    Path file = before == null ? settings.beforeFile() : before.toPath();
    List<TargetOutcome> outcomes = open(settings, fleet).rollback(file);
    List<Diagnostic> problems =
        outcomes.stream()
            .filter(o -> !o.succeeded())
            .map(o -> Diagnostic.error(o.target(), ShortReason.of(o), ""))
            .toList();
    if (!problems.isEmpty()) {
      throw new FleetException("not all targets are what they were before", problems);
    }
  }

  @Override
  boolean takesOver() {
    return takeOver;
  }
}
