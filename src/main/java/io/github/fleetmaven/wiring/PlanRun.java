package io.github.fleetmaven.wiring;

import io.github.fleetmaven.catalog.FailureText;
import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.ContentStore;
import io.github.fleetmaven.content.PackagedFleet;
import io.github.fleetmaven.content.StagedContent;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.ContentDelivery;
import io.github.fleetmaven.engine.EcsRegions;
import io.github.fleetmaven.engine.FleetApplier;
import io.github.fleetmaven.engine.SecretRenderer;
import io.github.fleetmaven.engine.StopRequest;
import io.github.fleetmaven.event.RunListener;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.ContentPlace;
import io.github.fleetmaven.plan.Before;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.report.LiveText;
import io.github.fleetmaven.report.OutcomeText;
import io.github.fleetmaven.report.Style;
import io.github.fleetmaven.report.junit.RunResults;
import io.github.fleetmaven.secret.Masker;
import io.github.fleetmaven.secret.Secrets;
import io.github.fleetmaven.time.Time;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Carries out a plan that was shown: stops where it is refused, shows how it goes, listens to the
 * user who wants an end, and accounts for every instance. For one thread.
 */
record PlanRun(
    RunSettings settings,
    Console console,
    Style style,
    Masker masker,
    Secrets secrets,
    FailureText failureText,
    RunListeners listeners,
    Cloud cloud,
    EcsRegions regions,
    Optional<ContentStore> store,
    Time time,
    Time wall) {

  /**
   * Carries the plan out.
   *
   * @param readSince by the time that the run waits by: the plan's targets were read then or later
   * @param before what was there before; asked for right before the first write
   * @param meaning what a target's outcome means for this goal
   * @throws FleetException when the plan is refused; nothing was changed then
   */
  List<TargetOutcome> run(
      Plan plan,
      PackagedFleet packaged,
      Instant readSince,
      Supplier<Before> before,
      UnaryOperator<TargetOutcome> meaning) {
    RunResults results = new RunResults(plan, wall.now(), time::now, masker);
    try (ResultFiles files = ResultFiles.watched(results, folder(), console)) {
      refuse(plan);
      List<TargetOutcome> outcomes =
          apply(plan, packaged, readSince, files, before.get()).stream()
              .map(o -> meaning.apply(masked(o)))
              .toList();
      new OutcomeText(style).lines(outcomes).forEach(console::info);
      return outcomes;
    }
  }

  /** Removes what an earlier run has written of its results, lest they are taken for this one's. */
  void forgetEarlierResults() {
    ResultFiles.clear(folder(), console);
  }

  private Path folder() {
    return settings.outputDirectory().resolve(FleetRun.RESULTS);
  }

  private List<TargetOutcome> apply(
      Plan plan, PackagedFleet packaged, Instant readSince, ResultFiles results, Before before) {
    StagedContent content = new StagedContent(settings.outputDirectory().resolve("content"));
    SecretRenderer renderer = new SecretRenderer(secrets, content, packaged, store);
    LiveView view = new LiveView(new LiveText(style), time);
    RunListener all =
        event -> {
          results.on(event);
          view.on(event);
          listeners.on(event);
        };
    StopRequest stop = new StopRequest();
    try (Console.Live live = console.live(view);
        Interruption watched = Interruption.watched(console, stop, () -> end(live, results));
        ProcessIdentity self = ProcessIdentity.open(settings.environment(), settings.takeOver())) {
      FleetApplier applier =
          new FleetApplier(
              cloud, regions, time, all, renderer, failureText, self.identity(), stop, before);
      Map<String, String> blocked = deliver(plan, packaged, content, all, stop);
      return applier.apply(packaged.fleet(), plan, readSince, blocked);
    }
  }

  /** Content lies in its place before the first target is written that needs it. */
  private Map<String, String> deliver(
      Plan plan,
      PackagedFleet packaged,
      StagedContent content,
      RunListener listener,
      StopRequest stop) {
    Optional<ContentPlace> place = packaged.fleet().content();
    return store
        .flatMap(
            s -> place.map(p -> new ContentDelivery(s, p, content, packaged, listener, time, stop)))
        .map(delivery -> delivery.deliver(plan))
        .orElse(Map.of());
  }

  /** What is still done when the process is stopped at once. */
  private static void end(Console.Live live, ResultFiles results) {
    live.close();
    results.write();
  }

  private TargetOutcome masked(TargetOutcome o) {
    return new TargetOutcome(
        o.target(), o.instances(), o.failure().map(masker), o.changed(), o.took());
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
}
