package io.github.fleetmaven.report.junit;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.RunListener;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.TargetPlan;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Gathers the results of a run and writes them, one file for each target, as build services read
 * them: {@code TEST-<target>.xml} (docs/results.md). They can be written at any time, as far as
 * they are known. Safe for use by several threads.
 */
public final class RunResults implements RunListener {

  private static final String REFUSED = "the plan is refused; nothing was changed";

  private final Map<String, TargetResults> targets = new LinkedHashMap<>();
  private final boolean refused;
  private final Instant startedAt;
  private final Supplier<Instant> clock;
  private final UnaryOperator<String> mask;

  /**
   * Makes one for a run that begins now.
   *
   * @param plan what the run is to do
   * @param startedAt when it begins, by the clock on the wall
   * @param clock tells the run's own time, which is faster on a simulator
   * @param mask clears a text of secrets
   */
  public RunResults(
      Plan plan, Instant startedAt, Supplier<Instant> clock, UnaryOperator<String> mask) {
    this.refused = plan.isRefused();
    this.startedAt = startedAt;
    this.clock = clock;
    this.mask = mask;
    Instant began = clock.get();
    plan.targets().forEach(t -> targets.put(t.name(), new TargetResults(t, began)));
  }

  @Override
  public synchronized void on(RunEvent event) {
    TargetResults target = targets.get(event.target());
    if (target != null) {
      target.on(event, clock.get());
    }
  }

  /**
   * Removes the results of an earlier run, so that they can't pass for those of this one.
   *
   * @throws IOException when one can't be removed
   */
  public static void clear(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "TEST-*.xml")) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
  }

  /**
   * Writes what is known by now; the folder is made where it is missing.
   *
   * @throws IOException when a file can't be written
   */
  public synchronized void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileNames names = new FileNames();
    for (TargetResults target : targets.values()) {
      Files.write(folder.resolve(names.of(target.plan().name())), SuiteXml.of(suite(target)));
    }
  }

  private Suite suite(TargetResults target) {
    TargetOutcome outcome = target.outcome(clock.get());
    if (refused) {
      outcome = with(outcome, Optional.of(whyRefused(target.plan())));
    }
    return Suites.of(target.plan(), masked(outcome), startedAt, target::took);
  }

  private static String whyRefused(TargetPlan plan) {
    String reasons =
        plan.diagnostics().stream()
            .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
            .map(Diagnostic::text)
            .collect(Collectors.joining("\n"));
    return reasons.isEmpty() ? REFUSED + ", because of another target" : REFUSED + "\n" + reasons;
  }

  private TargetOutcome masked(TargetOutcome o) {
    TargetOutcome cleared =
        new TargetOutcome(
            o.target(),
            o.instances().stream()
                .map(
                    i ->
                        new InstanceOutcome(i.id(), i.state(), i.touched(), mask.apply(i.detail())))
                .toList(),
            o.failure(),
            o.changed(),
            o.took());
    return with(cleared, o.failure().map(mask));
  }

  private static TargetOutcome with(TargetOutcome o, Optional<String> failure) {
    return new TargetOutcome(o.target(), o.instances(), failure, o.changed(), o.took());
  }
}
