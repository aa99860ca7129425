package io.github.fleetmaven.wiring;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.content.Packager;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.ContentCheck;
import io.github.fleetmaven.engine.ContentReading;
import io.github.fleetmaven.engine.EcsReading;
import io.github.fleetmaven.engine.FleetPlanner;
import io.github.fleetmaven.engine.ShownDigests;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.Planner;
import io.github.fleetmaven.plan.file.PlanComparison;
import io.github.fleetmaven.plan.file.PlanFile;
import io.github.fleetmaven.secret.Masker;
import io.github.fleetmaven.secret.SecretDigester;
import io.github.fleetmaven.secret.Secrets;
import io.github.fleetmaven.time.Time;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the plans of a run: from the pom and the cloud, against a reviewed one, or for reading
 * only. Plans leave here cleared of secrets. For one thread.
 */
record Planning(
    RunSettings settings,
    DesiredFleet fleet,
    Choices choices,
    Secrets secrets,
    Cloud cloud,
    EcsReading ecs,
    Optional<ContentStore> store,
    Planner planner,
    Masker masker,
    Console console,
    Time wall) {

  /**
   * Returns a copy for a run that applies: what isn't known can't be carried out, so that it asks
   * instances for their drivers.
   */
  Planning forApply() {
    return new Planning(
        settings,
        fleet,
        choices,
        secrets,
        cloud,
        ecs.forApply(),
        store,
        planner,
        masker,
        console,
        wall);
  }

  /**
   * Stages the files of the fleet.
   *
   * @throws FleetException when a secret or a file is missing
   */
  PackagedFleet packaged() {
    secrets.checkAll(fleet);
    return staged();
  }

  Plan fresh(PackagedFleet packaged) {
    return make(packaged, Map.of(), Map.of());
  }

  /**
   * Makes a reviewed plan again.
   *
   * @throws FleetException when it doesn't hold any more
   */
  Plan reviewed(Path file, PackagedFleet packaged) {
    PlanFile.Contents saved = PlanFile.read(file);
    Plan again = make(packaged, saved.salts(), saved.expires());
    PlanComparison.firstDifference(saved, again)
        .ifPresent(
            difference -> {
              throw new FleetException(
                  "the reviewed plan doesn't hold any more; nothing was changed",
                  List.of(
                      Diagnostic.error(
                          file.toString(), difference, "plan again, and have that reviewed")));
            });
    return again;
  }

  /** Plans for reading only: whoever may not see the secrets may still see how the fleet stands. */
  Plan look() {
    try {
      secrets.checkAll(fleet);
    } catch (FleetException e) {
      console.warn(String.valueOf(e.getMessage()));
      console.warn(
          "what is protected is taken as unchanged, since not all secrets can be read here");
      return make(
          staged(), new FleetPlanner(cloud, ecs, planner, ShownDigests::of, ContentReading.NONE));
    }
    PlanDigests digests = new PlanDigests(new SecretDigester(secrets), Map.of());
    return make(staged(), new FleetPlanner(cloud, ecs, planner, o -> digests, ContentReading.NONE));
  }

  private PackagedFleet staged() {
    return staged(fleet);
  }

  /** Stages the files of a fleet. */
  PackagedFleet staged(DesiredFleet fleet) {
    Diagnostics diagnostics = new Diagnostics();
    Path folder = settings.outputDirectory().resolve("content");
    PackagedFleet packaged = new Packager(folder, settings.build()).stage(fleet, diagnostics);
    diagnostics.all().forEach(d -> console.warn(d.text()));
    return packaged;
  }

  private Plan make(
      PackagedFleet packaged, Map<ExtensionKey, String> salts, Map<ExtensionKey, Instant> expires) {
    PlanDigests digests = new PlanDigests(new SecretDigester(secrets), salts);
    ContentReading content = new ContentReading(store, expires);
    return checked(make(packaged, new FleetPlanner(cloud, ecs, planner, o -> digests, content)));
  }

  /**
   * Finds out what of a plan's content is in its place already.
   *
   * @throws FleetException when the place can't be asked
   */
  Plan checked(Plan plan) {
    return store
        .flatMap(s -> fleet.content().map(place -> new ContentCheck(s, place)))
        .map(check -> check.check(plan))
        .orElse(plan);
  }

  private Plan make(PackagedFleet packaged, FleetPlanner fleetPlanner) {
    Plan plan = fleetPlanner.plan(packaged, choices::options, settings.cloud().word(), wall.now());
    return MaskedPlan.of(plan, masker);
  }
}
