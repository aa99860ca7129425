package io.github.fleetmaven.mojo;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.wiring.RunSettings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes content from its place that nothing refers to any more: no model, no instance, and no
 * rollback. What can't be looked at is taken as needed.
 */
@Mojo(name = "clean-content", threadSafe = true)
public final class CleanContentMojo extends CloudMojo {

  /** What is younger stays, for a run may be about to refer to it; an ISO 8601 duration. */
  @Parameter(property = "fleet.content.keep", defaultValue = "P1D")
  String contentKeep = "P1D";

  /** Whether it is only told what would be removed. */
  @Parameter(property = "fleet.content.dryRun", defaultValue = "false")
  boolean contentDryRun;

  @Override
  void run(RunSettings settings, DesiredFleet fleet) {
    open(settings, fleet).cleanContent(keep(), contentDryRun);
  }

  private Duration keep() {
    try {
      Duration keep = Duration.parse(contentKeep);
      if (!keep.isNegative()) {
        return keep;
      }
    } catch (DateTimeParseException e) {
      // Told below, as a negative one is.
    }
    throw new FleetException(
        "content can't be cleaned",
        List.of(
            Diagnostic.error(
                "fleet.content.keep",
                "`" + contentKeep + "` is no duration",
                "write P1D for a day, PT1H for an hour")));
  }
}
