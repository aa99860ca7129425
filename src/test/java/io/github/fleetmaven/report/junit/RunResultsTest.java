package io.github.fleetmaven.report.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Action;
import io.github.fleetmaven.plan.Change;
import io.github.fleetmaven.plan.EcsFixtures;
import io.github.fleetmaven.plan.Effect;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results as build services read them. */
class RunResultsTest {

  private static final Instant STARTED = Instant.parse("2026-03-01T10:00:00.5Z");
  private static final String NOT_THERE = "extension app: not there";

  @TempDir private Path folder;
  private final ManualTime time = new ManualTime(Instant.EPOCH);

  private static TargetPlan target(String name, List<Diagnostic> diagnostics, String... outdated) {
    Change change =
        new Change(
            "extensions/app",
            Action.CREATE,
            Optional.empty(),
            Optional.of(Value.Obj.EMPTY),
            "it isn't there",
            Effect.RERUN,
            outdated.length);
    return new TargetPlan(
        "/id",
        TargetPlan.Kind.SCALE_SET,
        name,
        "pom.xml:3",
        "sha256:0",
        Value.Obj.EMPTY,
        List.of(change),
        Arrays.stream(outdated)
            .map(id -> new InstancePlan(id, Effect.RERUN, List.of(NOT_THERE)))
            .toList(),
        diagnostics,
        new Work.MachinesWork(List.of()));
  }

  private RunResults results(TargetPlan... targets) {
    Plan plan = new Plan("azure", Instant.EPOCH, List.of(targets));
    return new RunResults(plan, STARTED, time::now, text -> text.replace("canary", "(secret)"));
  }

  private ResultReader written(RunResults results) throws IOException {
    results.write(folder);
    return new ResultReader(folder).valid();
  }

  private static RunEvent batch(String... ids) {
    return new RunEvent.BatchStarted("web", "", 1, List.of(ids), 0, 4);
  }

  private static RunEvent finished(Optional<String> failure, InstanceOutcome... instances) {
    return new RunEvent.TargetFinished(
        new TargetOutcome("web", List.of(instances), failure, true, Duration.ofSeconds(1234)));
  }

  @Test
  void hasACaseForEachInstanceAndOneForTheTarget() throws IOException {
    RunResults results = results(target("web", List.of(), "0", "1", "2", "3"));
    results.on(batch("0", "1"));
    time.advance(Duration.ofSeconds(95));
    results.on(new RunEvent.InstanceUpdated("web", "0", 1, 4));
    results.on(new RunEvent.InstanceFailed("web", "1", "exit code 2"));
    results.on(
        finished(
            Optional.of("stopped: 1 failed"),
            new InstanceOutcome("0", State.CURRENT, true, ""),
            new InstanceOutcome("1", State.FAILED, true, "exit code 2\n  no disk <here> & there"),
            new InstanceOutcome("2", State.SKIPPED, false, "it is stopped"),
            new InstanceOutcome("3", State.NOT_REACHED, false, NOT_THERE)));

    ResultReader read = written(results);

    ReportTestSuite suite = read.suite("web");
    assertThat(suite.getNumberOfTests()).isEqualTo(5);
    assertThat(suite.getNumberOfFailures()).isEqualTo(1);
    assertThat(suite.getNumberOfErrors()).isEqualTo(1);
    assertThat(suite.getNumberOfSkipped()).isEqualTo(2);
    assertThat(suite.getTimeElapsed()).isEqualTo(1234f);
    assertThat(read.read("web", "0").isSuccessful()).isTrue();
    assertThat(read.read("web", "0").getTime()).isCloseTo(95f, within(0.001f));
    assertThat(read.read("web", "0").getFullClassName()).isEqualTo("web");
    ReportTestCase failed = read.read("web", "1");
    assertThat(failed.hasFailure()).isTrue();
    assertThat(failed.getFailureMessage()).isEqualTo("exit code 2 | no disk <here> & there");
    assertThat(failed.getFailureDetail()).isEqualTo("exit code 2\n  no disk <here> & there");
    assertThat(read.read("web", "2").getFailureMessage()).isEqualTo("it is stopped");
    assertThat(read.read("web", "3").hasSkipped()).isTrue();
    assertThat(read.read("web", "3").getFailureMessage()).isEqualTo("not reached: " + NOT_THERE);
    assertThat(read.read("web", "(target)").hasError()).isTrue();
    assertThat(read.read("web", "(target)").getFailureMessage()).isEqualTo("stopped: 1 failed");
  }

  @Test
  void tellsWhenAndWhat() throws IOException {
    RunResults results = results(target("web", List.of(), "0"));
    results.on(finished(Optional.empty(), new InstanceOutcome("0", State.CURRENT, true, "")));

    written(results);

    assertThat(Files.readString(folder.resolve("TEST-web.xml")))
        .contains(
            "timestamp=\"2026-03-01T10:00:00\"",
            "<![CDATA[extensions/app  create: it isn't there; effect: rerun on 1 instance]]>",
            "<![CDATA[" + NOT_THERE + "]]>")
        .doesNotContain("hostname");
  }

  @Test
  void aRunThatIsCutOffTellsWhatIsKnown() throws IOException {
    RunResults results = results(target("web", List.of(), "0", "1", "2", "3"));
    results.on(new RunEvent.InstanceSkipped("web", "3", "it is stopped"));
    results.on(batch("0"));
    results.on(new RunEvent.InstanceUpdated("web", "0", 1, 4));
    results.on(batch("1"));
    time.advance(Duration.ofSeconds(30));

    ResultReader read = written(results);

    assertThat(read.read("web", "0").isSuccessful()).isTrue();
    assertThat(read.read("web", "1").getFailureMessage())
        .isEqualTo("its update had begun, and was not seen to end");
    assertThat(read.read("web", "2").hasSkipped()).isTrue();
    assertThat(read.read("web", "2").getFailureMessage()).isEqualTo("not reached");
    assertThat(read.read("web", "3").getFailureMessage()).isEqualTo("it is stopped");
    assertThat(read.read("web", "(target)").getFailureMessage())
        .contains("the run ended before this target was finished");
    assertThat(read.suite("web").getTimeElapsed()).isEqualTo(30f);
  }

  @Test
  void aRefusedPlanIsRedWithItsReasons() throws IOException {
    Diagnostic reason = Diagnostic.error("pom.xml:3: web", "no", "do this");

    ResultReader read =
        written(results(target("web", List.of(reason), "0"), target("api", List.of(), "0")));

    assertThat(read.read("web", "(target)").getFailureDetail())
        .isEqualTo("the plan is refused; nothing was changed\npom.xml:3: web: no; do this");
    assertThat(read.read("api", "(target)").getFailureMessage())
        .isEqualTo("the plan is refused; nothing was changed, because of another target");
    assertThat(read.read("web", "0").hasSkipped()).isTrue();
  }

  /** Nothing is green by mistake: what is not as declared, and says no reason, is told too. */
  @Test
  void aTargetThatIsNotAsDeclaredIsRed() throws IOException {
    RunResults results = results(target("web", List.of(), "0"));
    results.on(finished(Optional.empty(), new InstanceOutcome("0", State.NOT_REACHED, false, "")));

    assertThat(written(results).read("web", "(target)").hasError()).isTrue();
  }

  @Test
  void carriesWhateverAMachinePrints() throws IOException {
    RunResults results = results(target("web", List.of(), "0"));
    String printed =
        "\u001b[31mred\u001b[0m \u0000\u0007 \uD83D rocket \uD83D\uDE80 \uFFFF ]]> canary";
    results.on(
        finished(Optional.of(printed), new InstanceOutcome("0", State.FAILED, true, printed)));

    ResultReader read = written(results);

    String expected = "red \uFFFD\uFFFD \uFFFD rocket \uD83D\uDE80 \uFFFD ]]> (secret)";
    assertThat(read.read("web", "0").getFailureDetail()).isEqualTo(expected);
    assertThat(read.read("web", "0").getFailureMessage()).isEqualTo(expected);
    assertThat(read.read("web", "(target)").getFailureDetail()).isEqualTo(expected);
  }

  @Test
  void filesHaveSafeNamesOfTheirOwn() throws IOException {
    String far = "../../etc/x".repeat(30);

    ResultReader read =
        written(
            results(
                target("Web servers/1", List.of()),
                target("web_servers_1", List.of()),
                target(far, List.of())));

    assertThat(read.names())
        .hasSize(3)
        .contains("TEST-Web_servers_1.xml", "TEST-web_servers_1-2.xml")
        .allMatch(name -> name.length() < 120);
    assertThat(read.suite("web_servers_1").getNumberOfTests()).isEqualTo(1);
  }

  @Test
  void resultsOfAnEarlierRunAreRemoved() throws IOException {
    written(results(target("old", List.of())));
    Files.writeString(folder.resolve("notes.txt"), "mine");

    RunResults.clear(folder);
    RunResults.clear(folder.resolve("missing"));

    assertThat(new ResultReader(folder).names()).containsExactly("notes.txt");
  }

  @Test
  void tellsHowACurrentInstanceCameToThat() throws IOException {
    RunResults results = results(target("web", List.of(), "0", "1"));
    results.on(
        finished(
            Optional.empty(),
            new InstanceOutcome("0", State.CURRENT, true, "updated: 100.91; snapshots: s-canary"),
            new InstanceOutcome("1", State.CURRENT, false, "compliant: 100.91")));

    results.write(folder);

    assertThat(Files.readString(folder.resolve("TEST-web.xml")))
        .contains(NOT_THERE + "\nupdated: 100.91; snapshots: s-(secret)]]>")
        .contains("<![CDATA[compliant: 100.91]]>");
  }

  @Test
  void tellsOnceWhyManyInstancesOfEcsAreUpdated() throws IOException {
    TargetPlan plan =
        EcsFixtures.plan(
            EcsFixtures.group(),
            EcsFixtures.instance("i-1").version(58005).build(),
            EcsFixtures.instance("i-2").version(58005).build());

    results(plan).write(folder);

    assertThat(Files.readString(folder.resolve("TEST-web.xml")))
        .contains(
            "<![CDATA[virtioDriver  update: 58005 is below 58017, which reading a disk's serial"
                + " number needs; effect: restart on 2 instances: i-1, i-2]]>");
  }
}
