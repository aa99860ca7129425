package io.github.fleetmaven.wiring;

import io.github.fleetmaven.catalog.Catalog;
import io.github.fleetmaven.catalog.FailureText;
import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.CleanedContent;
import io.github.fleetmaven.engine.EcsReading;
import io.github.fleetmaven.engine.FleetControl;
import io.github.fleetmaven.engine.FleetStatusReader;
import io.github.fleetmaven.engine.MaskingCloud;
import io.github.fleetmaven.engine.MaskingStore;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.plan.Before;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.Planner;
import io.github.fleetmaven.plan.file.BeforeFile;
import io.github.fleetmaven.plan.file.PlanFile;
import io.github.fleetmaven.plan.status.TargetStatus;
import io.github.fleetmaven.report.PlanText;
import io.github.fleetmaven.report.ProgressLines;
import io.github.fleetmaven.report.RunJournal;
import io.github.fleetmaven.report.StatusFile;
import io.github.fleetmaven.report.StatusText;
import io.github.fleetmaven.report.Style;
import io.github.fleetmaven.report.Words;
import io.github.fleetmaven.secret.Masker;
import io.github.fleetmaven.secret.Secrets;
import io.github.fleetmaven.time.Time;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One run of a goal, put together: what a pom declares goes in, and a plan, a status or the end of
 * a rollout comes out. Everything that it says is cleared of secrets. For one thread.
 */
public final class FleetRun {

  /** The folder of the results that build services read, below the run's own. */
  public static final String RESULTS = "junit";

  private final RunSettings settings;
  private final Masker masker;
  private final Secrets secrets;
  private final Console console;
  private final Style style;
  private final FailureText failureText;
  private final Planning planning;
  private final RunListeners listeners;
  private final Cloud cloud;
  private final Regions regions;
  private final Optional<MaskingStore> store;
  private final DesiredFleet fleet;
  private final Time time;
  private final Time wall;
  private final PlanRun planRun;

  /**
   * Puts a run together; nothing is asked of a cloud yet.
   *
   * @param declared all that the pom declares
   * @throws FleetException when the settings name something that isn't there
   */
  public FleetRun(RunSettings settings, DesiredFleet declared, Console console) {
    this(settings, declared, console, Time.system());
  }

  FleetRun(RunSettings settings, DesiredFleet declared, Console console, Time wall) {
    this(settings, declared, console, wall, Optional.empty());
  }

  FleetRun(
      RunSettings settings,
      DesiredFleet declared,
      Console console,
      Time wall,
      Optional<ContentStores> other) {
    this.settings = settings;
    Choices choices = new Choices(settings, declared);
    this.fleet = choices.fleet();
    this.masker = new Masker();
    this.console = new MaskedConsole(console, masker);
    this.style = settings.color() ? Style.COLOR : Style.PLAIN;
    this.secrets =
        Secrets.of(settings.environment(), settings.servers(), settings.baseDirectory(), masker);
    Catalog catalog = Catalog.load();
    this.failureText = new FailureText(catalog);
    this.listeners =
        new RunListeners(
            this.console,
            new ProgressLines(style),
            new RunJournal(output("journal.jsonl"), wall::now, masker));
    WaitListener waits =
        (duration, why) -> this.console.info("waiting " + Words.duration(duration) + ": " + why);
    Clouds clouds = Clouds.open(settings, wall, masker, waits);
    ContentStores stores =
        other.orElseGet(() -> new Places(clouds.simulator(), masker, waits, clouds.time()));
    this.cloud = new MaskingCloud(clouds.cloud(), masker);
    this.regions = new Regions(settings, clouds.simulator(), masker, waits, clouds.time());
    this.time = clouds.time();
    this.wall = wall;
    this.store =
        fleet
            .content()
            .map(place -> new OpenedOnUse(() -> stores.open(settings, place, secrets)))
            .map(s -> new MaskingStore(s, masker, masker::rememberSignatures));
    this.planning =
        new Planning(
            settings,
            fleet,
            choices,
            secrets,
            cloud,
            new EcsReading(
                regions,
                clouds.time(),
                settings.probe(),
                false,
                event -> new ProgressLines(style).line(event).ifPresent(this.console::info)),
            store.map(s -> s),
            new Planner(catalog),
            masker,
            this.console,
            wall);
    this.planRun =
        new PlanRun(
            settings,
            this.console,
            style,
            masker,
            secrets,
            new FailureText(catalog),
            listeners,
            cloud,
            regions,
            store.map(s -> s),
            time,
            wall);
    if (clouds.timeScale() != 1) {
      this.console.info(
          "simulated time runs %s times as fast as the clock; durations are simulated"
              .formatted(
                  BigDecimal.valueOf(clouds.timeScale()).stripTrailingZeros().toPlainString()));
    }
  }

  /** Plans, shows the plan, and writes it to {@code plan.json}. */
  public Plan plan() {
    return counted(
        () -> {
          Plan plan = planning.fresh(planning.packaged());
          showAndWrite(plan);
          return plan;
        });
  }

  /**
   * Plans and applies.
   *
   * @return how each target stands at the end
   * @throws FleetException when the plan is refused, or is not the reviewed one; nothing was
   *     changed then
   */
  public List<TargetOutcome> apply() {
    return counted(
        () -> {
          planRun.forgetEarlierResults();
          PackagedFleet packaged = planning.packaged();
          Instant readSince = time.now();
          Plan plan =
              settings
                  .planFile()
                  .map(file -> planning.forApply().reviewed(file, packaged))
                  .orElseGet(() -> planning.forApply().fresh(packaged));
          showAndWrite(plan);
          return planRun.run(
              plan, packaged, readSince, () -> remembered(plan), UnaryOperator.identity());
        });
  }

  /**
   * Puts back what was there before the last change of each target.
   *
   * @param file the {@code before.json}; where there is none the tags of scale sets are asked
   * @return how each target stands at the end
   * @throws FleetException when nothing is known of what was there, or the plan is refused; nothing
   *     was changed then
   */
  public List<TargetOutcome> rollback(Path file) {
    return counted(
        () -> {
          planRun.forgetEarlierResults();
          RollbackPlanning back = new RollbackPlanning(planning);
          boolean secretsAreThere = back.canRead(console);
          PackagedFleet packaged = planning.staged(RollbackPlanning.backwards(planning.fleet()));
          Instant readSince = time.now();
          Plan plan = back.plan(file, packaged, secretsAreThere);
          new PlanText(style).lines(plan).forEach(console::info);
          RollbackPlanning.refuseNothing(plan);
          return planRun.run(
              plan,
              packaged,
              readSince,
              () -> Before.none(plan.cloud()),
              TargetOutcome::rolledBack);
        });
  }

  /** Reads how the fleet stands, shows it, and writes it to {@code status.json}. */
  public List<TargetStatus> status() {
    return counted(
        () -> {
          Plan plan = planning.look();
          List<TargetStatus> status = new FleetStatusReader(failureText).read(plan);
          new StatusText(style).lines(status).forEach(console::info);
          StatusFile.write(
              status, plan.cloud(), plan.createdAt().toString(), output("status.json"));
          return status;
        });
  }

  /** Holds rollouts back before their next batch. */
  public void pause() {
    control((control, targets) -> control.pause(targets));
  }

  /** Lets rollouts go on that were held back. */
  public void resume() {
    control((control, targets) -> control.resume(targets));
  }

  /** Ends rollouts before their next batch. */
  public void abort() {
    control((control, targets) -> control.abort(targets));
  }

  /**
   * Removes content that nothing refers to.
   *
   * @param keep what is younger stays
   * @param dryRun whether it is only told what would be removed
   * @throws FleetException when the pom names no place for content, or it can't be asked
   */
  public CleanedContent cleanContent(Duration keep, boolean dryRun) {
    return counted(
        () ->
            new ContentCleaning(settings, fleet, cloud, store, console).clean(wall, keep, dryRun));
  }

  private void control(BiFunction<FleetControl, DesiredFleet, List<String>> what) {
    counted(
        () -> {
          try (ProcessIdentity self = ProcessIdentity.open(settings.environment(), false)) {
            FleetControl control =
                new FleetControl(cloud, regions, time, listeners, self.identity());
            List<String> said = what.apply(control, fleet);
            said.forEach(console::info);
            return said;
          }
        });
  }

  /** Says what a run cost, however it ends, and clears of secrets why it couldn't go on. */
  private <T> T counted(Supplier<T> run) {
    try {
      return run.get();
    } catch (FleetException e) {
      throw e.with(masker);
    } catch (RuntimeException e) {
      throw ClearedFailure.of(e, masker);
    } finally {
      store.flatMap(ContentCount::line).ifPresent(console::info);
      console.info(RequestLine.of(cloud.requests().plus(regions.requests())));
      regions.close();
    }
  }

  /** What was there before is written down before the first write. */
  private Before remembered(Plan plan) {
    Path file = settings.beforeFile();
    Before before = BeforeFile.exists(file) ? BeforeFile.read(file) : Before.none(plan.cloud());
    Before next = before.carryingOut(plan);
    if (!next.equals(before)) {
      BeforeFile.write(MaskedBefore.of(next, masker), file);
    }
    return next;
  }

  private void showAndWrite(Plan plan) {
    new PlanText(style).lines(plan).forEach(console::info);
    PlanFile.write(plan, output("plan.json"));
  }

  private Path output(String name) {
    return settings.outputDirectory().resolve(name);
  }
}
