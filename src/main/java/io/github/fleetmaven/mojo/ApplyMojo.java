package io.github.fleetmaven.mojo;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.report.ShortReason;
import io.github.fleetmaven.wiring.FleetRun;
import io.github.fleetmaven.wiring.RunSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Brings the cloud to what the pom declares: plans, writes, rolls out batch by batch, and follows
 * each instance. May be run again at any time; it goes on where an interrupted run left off.
 */
@Mojo(name = "apply", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class ApplyMojo extends CloudMojo {

  /** A reviewed plan: exactly that is carried out, or nothing. */
  @Parameter(property = "fleet.plan")
  @Nullable File plan;

  /** Whether several modules wait for the last one, and for all of them to succeed. */
  @Parameter(property = "fleet.atEnd", defaultValue = "true")
  boolean atEnd;

  /**
   * Leaves rollouts to Azure once they have begun. For targets that Azure drives, by {@code
   * strategy azure} or since their upgrade policy is Rolling.
   */
  @Parameter(property = "fleet.detach", defaultValue = "false")
  boolean detach;

  /**
   * Takes a target over from another run that holds it. Only for a run that is certainly dead: two
   * that are alive would take more instances out of service than the budget allows.
   */
  @Parameter(property = "fleet.takeOver", defaultValue = "false")
  boolean takeOver;

  @Override
  void run(RunSettings settings, DesiredFleet fleet) {
    if (atEnd && session.getProjects().size() > 1) {
      getLog().info("apply waits for the end of the last module (fleet.atEnd)");
      FleetSession.of(session).atEnd(project, getLog(), () -> apply(settings, fleet));
    } else {
      apply(settings, fleet);
    }
  }

  private void apply(RunSettings settings, DesiredFleet fleet) {
    List<TargetOutcome> outcomes = open(settings, fleet).apply();
    List<Diagnostic> problems =
        outcomes.stream()
            .filter(o -> !o.succeeded())
            .map(o -> Diagnostic.error(o.target(), ShortReason.of(o), ""))
            .toList();
    if (!problems.isEmpty()) {
      throw new FleetException(
          "not all targets are as declared; every instance stands in " + whereToLook(), problems);
    }
  }

  private String whereToLook() {
    Path results = outputDirectory().resolve(FleetRun.RESULTS).toAbsolutePath().normalize();
    Path base = baseDirectory().normalize();
    String shown = (results.startsWith(base) ? base.relativize(results) : results).toString();
    return getLog().isInfoEnabled() ? "the table above and in " + shown : shown;
  }

  @Override
  boolean takesOver() {
    return takeOver;
  }

  @Override
  boolean detach() {
    return detach;
  }

  @Override
  Optional<Path> planFile() {
    return Optional.ofNullable(plan).map(File::toPath);
  }
}
