package io.github.fleetmaven.wiring;

import io.github.fleetmaven.catalog.Catalog;
import io.github.fleetmaven.catalog.FailureText;
import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.content.Packager;
import io.github.fleetmaven.content.StagedContent;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.FleetApplier;
import io.github.fleetmaven.engine.FleetPlanner;
import io.github.fleetmaven.engine.FleetStatusReader;
import io.github.fleetmaven.engine.MaskingCloud;
import io.github.fleetmaven.engine.SecretRenderer;
import io.github.fleetmaven.engine.ShownDigests;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.Planner;
import io.github.fleetmaven.plan.file.PlanComparison;
import io.github.fleetmaven.plan.file.PlanFile;
import io.github.fleetmaven.plan.status.TargetStatus;
import io.github.fleetmaven.report.OutcomeText;
import io.github.fleetmaven.report.PlanText;
import io.github.fleetmaven.report.ProgressText;
import io.github.fleetmaven.report.RunJournal;
import io.github.fleetmaven.report.StatusFile;
import io.github.fleetmaven.report.StatusText;
import io.github.fleetmaven.report.Style;
import io.github.fleetmaven.secret.Masker;
import io.github.fleetmaven.secret.SecretDigester;
import io.github.fleetmaven.secret.Secrets;
import io.github.fleetmaven.time.Time;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One run of a goal, put together: what a pom declares goes in, and a plan, a status or the end of
 * a rollout comes out. Everything that it says is cleared of secrets. For one thread.
 */
public final class FleetRun {

  private final RunSettings settings;
  private final DesiredFleet fleet;
  private final Choices choices;
  private final Masker masker;
  private final Secrets secrets;
  private final Console console;
  private final Style style;
  private final Time wall;
  private final FailureText failureText;
  private final Planner planner;
  private final RunListeners listeners;
  private final Cloud cloud;
  private final Time time;

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
    this.settings = settings;
    this.wall = wall;
    this.choices = new Choices(settings, declared);
    this.fleet = choices.fleet();
    this.masker = new Masker();
    this.console = new MaskedConsole(console, masker);
    this.style = settings.color() ? Style.COLOR : Style.PLAIN;
    this.secrets =
        Secrets.of(settings.environment(), settings.servers(), settings.baseDirectory(), masker);
    Catalog catalog = Catalog.load();
    this.failureText = new FailureText(catalog);
    this.planner = new Planner(catalog);
    this.listeners =
        new RunListeners(
            this.console,
            new ProgressText(style),
            new RunJournal(output("journal.jsonl"), wall::now, masker));
    Clouds clouds =
        Clouds.open(
            settings,
            wall,
            masker,
            (duration, why) -> this.console.info("waiting " + duration + ": " + why));
    this.cloud = new MaskingCloud(clouds.cloud(), masker);
    this.time = clouds.time();
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
          Plan plan = makePlan(packaged(), Map.of());
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
          PackagedFleet packaged = packaged();
          Plan plan =
              settings
                  .planFile()
                  .map(file -> reviewed(file, packaged))
                  .orElseGet(() -> makePlan(packaged, Map.of()));
          showAndWrite(plan);
          refuse(plan);
          List<TargetOutcome> outcomes = carryOut(plan, packaged);
          new OutcomeText(style).lines(outcomes).forEach(console::info);
          return outcomes;
        });
  }

  /** Reads how the fleet stands, shows it, and writes it to {@code status.json}. */
  public List<TargetStatus> status() {
    return counted(
        () -> {
          Plan plan = look();
          List<TargetStatus> status = new FleetStatusReader(failureText).read(plan);
          new StatusText(style).lines(status).forEach(console::info);
          StatusFile.write(
              status, plan.cloud(), plan.createdAt().toString(), output("status.json"));
          return status;
        });
  }

  /** Says what a run cost, however it ends, and clears of secrets why it couldn't go on. */
  private <T> T counted(Supplier<T> run) {
    try {
      return run.get();
    } catch (FleetException e) {
      throw e.with(masker);
    } finally {
      RequestCount requests = cloud.requests();
      console.info("requests: " + requests.requests() + ", writes: " + requests.writes());
    }
  }

  private List<TargetOutcome> carryOut(Plan plan, PackagedFleet packaged) {
    SecretRenderer renderer =
        new SecretRenderer(secrets, new StagedContent(output("content")), packaged);
    FleetApplier applier = new FleetApplier(cloud, time, listeners, renderer, failureText);
    try (Interruption watched = Interruption.watched(console)) {
      return applier.apply(packaged.fleet(), plan).stream().map(this::masked).toList();
    }
  }

  private TargetOutcome masked(TargetOutcome o) {
    return new TargetOutcome(
        o.target(), o.instances(), o.failure().map(masker), o.changed(), o.took());
  }

  /** Plans for reading only: whoever may not see the secrets may still see how the fleet stands. */
  private Plan look() {
    try {
      return makePlan(packaged(), Map.of());
    } catch (FleetException e) {
      if (secretsAreThere()) {
        throw e;
      }
      console.warn(String.valueOf(e.getMessage()));
      console.warn(
          "what is protected is taken as unchanged, since not all secrets can be read here");
      return new FleetPlanner(cloud, planner, ShownDigests::of)
          .plan(staged(), choices::options, settings.cloud().word(), wall.now());
    }
  }

  private boolean secretsAreThere() {
    try {
      secrets.checkAll(fleet);
      return true;
    } catch (FleetException e) {
      return false;
    }
  }

  private PackagedFleet packaged() {
    secrets.checkAll(fleet);
    return staged();
  }

  private PackagedFleet staged() {
    Diagnostics diagnostics = new Diagnostics();
    PackagedFleet packaged = new Packager(output("content")).stage(fleet, diagnostics);
    diagnostics.all().forEach(d -> console.warn(d.text()));
    return packaged;
  }

  private Plan reviewed(Path file, PackagedFleet packaged) {
    PlanFile.Contents saved = PlanFile.read(file);
    Plan again = makePlan(packaged, saved.salts());
    PlanComparison.firstDifference(saved, again)
        .ifPresent(
            difference -> {
              throw new FleetException(
                  "the reviewed plan doesn't hold any more; nothing was changed",
                  List.of(
                      Diagnostic.error(
                          file.toString(),
                          difference,
                          "plan again, and have that reviewed; a run of it that was interrupted goes on with"
                              + " apply alone")));
            });
    return again;
  }

  private Plan makePlan(PackagedFleet packaged, Map<ExtensionKey, String> salts) {
    PlanDigests digests = new PlanDigests(new SecretDigester(secrets), salts);
    Plan plan =
        new FleetPlanner(cloud, planner, digests)
            .plan(packaged, choices::options, settings.cloud().word(), wall.now());
    return MaskedPlan.of(plan, masker);
  }

  private void showAndWrite(Plan plan) {
    new PlanText(style).lines(plan).forEach(console::info);
    PlanFile.write(plan, output("plan.json"));
  }

  private static void refuse(Plan plan) {
    if (plan.isRefused()) {
      throw new FleetException(
          "the plan is refused; nothing was changed",
          plan.targets().stream()
              .flatMap(t -> t.diagnostics().stream())
              .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
              .toList());
    }
  }

  private Path output(String name) {
    return settings.outputDirectory().resolve(name);
  }
}
