package io.github.fleetmaven.mojo;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.wiring.RunSettings;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Compares what the pom declares with the cloud, shows what would change, and writes it to {@code
 * target/fleet/plan.json}. Changes nothing.
 */
@Mojo(name = "plan", threadSafe = true)
public final class PlanMojo extends CloudMojo {

  /** Whether the build fails when anything would change. */
  @Parameter(property = "fleet.failOnDrift", defaultValue = "false")
  boolean failOnDrift;

  @Override
  void run(RunSettings settings, DesiredFleet fleet) {
    Plan plan = open(settings, fleet).plan();
    if (failOnDrift && !plan.isEmpty()) {
      throw new FleetException("the cloud differs from the pom (fleet.failOnDrift)", drift(plan));
    }
    if (plan.isRefused()) {
      getLog().warn("apply would refuse this plan; the reasons stand with its targets");
    }
  }

  private static List<Diagnostic> drift(Plan plan) {
    Stream<Diagnostic> targets =
        plan.targets().stream()
            .filter(t -> !t.isEmpty())
            .map(
                t ->
                    Diagnostic.error(
                        t.name(),
                        "changes: "
                            + t.changes().size()
                            + ", instances that are not current: "
                            + t.instances().stream().filter(InstancePlan::isToDo).count(),
                        ""));
    Stream<Diagnostic> content =
        plan.uploads().stream()
            .limit(1)
            .map(c -> Diagnostic.error("content", "files to upload: " + plan.uploads().size(), ""));
    return Stream.concat(targets, content).toList();
  }
}
