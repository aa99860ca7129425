package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.rollout.Control;
import io.github.fleetmaven.rollout.FleetTags;
import io.github.fleetmaven.rollout.Lease;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target is worked on by one run at a time, and can be told to pause and to end. */
class HoldTest {

  private static final DesiredTarget SET = Pom.set("web", Pom.policy(2, 2), Pom.ext("app"));

  @TempDir private Path directory;

  private EngineFixture fleet() {
    return EngineFixture.of(directory, Scene.of(Scene.set("web", 6)));
  }

  @Test
  void aRunHoldsItsTargetFromItsFirstWriteToItsEnd() {
    EngineFixture fleet = fleet();

    assertThat(fleet.applyOne(SET).succeeded()).isTrue();

    assertThat(fleet.wire.requests("PATCH model").get(0).body()).contains("fleet-lease");
    assertThat(tags(fleet)).containsOnly("team", "costCenter", "fleet-before");
  }

  @Test
  void theSecondOfTwoRunsStopsBeforeItsFirstWriteAndNamesTheFirst() {
    EngineFixture fleet = fleet();
    fleet.othersAreGone = false;
    hold(fleet, fleet.time.now().plus(Duration.ofHours(1)));

    fleet.wire.forget();
    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(fleet.wire.writes()).isZero();
    assertThat(outcome.failure().orElse(""))
        .contains("it is being worked on by bob@laptop (process 77")
        .contains("until 2026-03-01T11:00:")
        .contains("-Dfleet.takeOver");
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(6);
  }

  @Test
  void ofTwoThatPlannedAtOnceTheSlowerOneStops() {
    EngineFixture fleet = fleet();
    fleet.othersAreGone = false;
    Plan plan = fleet.plan(SET);
    hold(fleet, fleet.time.now().plus(Duration.ofHours(1)));

    fleet.wire.forget();
    TargetOutcome outcome = fleet.carryOut(plan, SET).get(0);

    assertThat(outcome.failure().orElse("")).contains("bob@laptop");
    assertThat(fleet.wire.requests("PATCH model")).as("refused with 412").hasSize(1);
    assertThat(fleet.runs()).isEmpty();
  }

  @Test
  void aLeaseThatHasRunOutIsTakenOver() {
    EngineFixture fleet = fleet();
    fleet.othersAreGone = false;
    hold(fleet, fleet.time.now().minusSeconds(1));

    assertThat(fleet.applyOne(SET).succeeded()).isTrue();

    assertThat(fleet.events(RunEvent.Noticed.class))
        .singleElement()
        .satisfies(n -> assertThat(n.diagnostic().text()).contains("taken over from bob@laptop"));
  }

  @Test
  void aLeaseIsTakenOverWhenTheUserSaysSo() {
    EngineFixture fleet = fleet();
    fleet.othersAreGone = false;
    fleet.takesOver = true;
    hold(fleet, fleet.time.now().plus(Duration.ofHours(1)));

    assertThat(fleet.applyOne(SET).succeeded()).isTrue();
  }

  @Test
  void theLeaseOfADeadRunThatLeftNothingToDoIsTakenAway() {
    EngineFixture fleet = fleet();
    fleet.applyOne(SET);
    hold(fleet, fleet.time.now().plus(Duration.ofHours(1)));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.succeeded()).isTrue();
    assertThat(tags(fleet)).containsOnly("team", "costCenter", "fleet-before");
    assertThat(fleet.journal("model")).hasSize(1);
  }

  @Test
  void theLeaseOfADeadRunOnMachinesIsTakenAwayToo() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of().machines(2, "db"));
    DesiredTarget machines = Pom.group("vms", "db", Pom.policy(1, 1), Pom.ext("app"));
    fleet.applyOne(machines);
    String lease =
        new Lease(EngineFixture.holder("dead"), fleet.time.now().plus(Duration.ofHours(1))).tag();
    fleet.other(
        "PATCH",
        Scene.machineId("vm0"),
        "{\"tags\": {\"role\": \"db\", \"fleet-lease\": \"%s\"}}".formatted(lease));
    fleet.time.advance(Duration.ofMinutes(1));

    assertThat(fleet.applyOne(machines).succeeded()).isTrue();

    assertThat(fleet.get(Scene.machineId("vm0")).obj("tags").members()).containsOnlyKeys("role");
  }

  @Test
  void theLeaseOfALivingRunIsLeftAloneWhereNothingIsToDo() {
    EngineFixture fleet = fleet();
    fleet.applyOne(SET);
    fleet.othersAreGone = false;
    hold(fleet, fleet.time.now().plus(Duration.ofHours(1)));

    fleet.wire.forget();
    assertThat(fleet.applyOne(SET).succeeded()).isTrue();

    assertThat(fleet.wire.writes()).isZero();
    assertThat(tags(fleet)).contains("fleet-lease");
  }

  @Test
  void aRunWhoseLeaseWasTakenOverEndsAfterItsBatch() {
    EngineFixture fleet = fleet();
    afterTheFirstBatch(fleet, () -> hold(fleet, fleet.time.now().plus(Duration.ofHours(1))));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure().orElse("")).contains("bob@laptop").contains("has taken");
    assertThat(outcome.count(State.CURRENT)).isEqualTo(2);
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(4);
    assertThat(FleetTags.lease(tagsOf(fleet)).map(l -> l.holder().who()))
        .as("the other's lease is left alone")
        .contains("bob@laptop");
  }

  @Test
  void aLongRolloutRenewsItsLease() {
    EngineFixture fleet =
        EngineFixture.of(
            directory, Scene.of(Scene.set("web", 6)).timing("{\"extension\": \"PT40M\"}"));
    DesiredTarget slow =
        Pom.set(
            "web",
            Pom.policy(1, 1, 0, Duration.ofMinutes(50), Duration.ofMinutes(5)),
            Pom.ext("app"));

    List<Duration> left = new ArrayList<>();
    fleet.wire.tap(
        (n, request, next) -> {
          if (TestTransport.kind(request).equals("POST manualupgrade")) {
            Instant until = FleetTags.lease(tagsOf(fleet)).orElseThrow().until();
            left.add(Duration.between(fleet.time.now(), until));
          }
          return next.send(request);
        });

    assertThat(fleet.applyOne(slow).succeeded()).isTrue();

    assertThat(fleet.passed()).isGreaterThan(Duration.ofHours(4));
    assertThat(left)
        .hasSize(6)
        .as("longer than the longest operation, at the begin of each")
        .allSatisfy(d -> assertThat(d).isGreaterThan(Duration.ofMinutes(54)));
    assertThat(fleet.wire.requests("PATCH tags").size()).as("renewals").isGreaterThan(1);
    assertThat(tags(fleet)).containsOnly("team", "costCenter", "fleet-before");
  }

  @Test
  void aPausedTargetIsLeftAlone() {
    EngineFixture fleet = fleet();
    tag(fleet, FleetTags.CONTROL, new Control(Control.Wish.PAUSE, "by bob@laptop").tag());

    fleet.wire.forget();
    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure().orElse("")).contains("paused by bob@laptop").contains("resume");
    assertThat(fleet.wire.writes()).isZero();
  }

  @Test
  void aRolloutPausesBetweenBatchesAndGoesOn() {
    EngineFixture fleet = fleet();
    Instant[] resumed = {Instant.MAX};
    fleet.wire.tap(
        whenPaused(
            fleet,
            () -> {
              resumed[0] = fleet.time.now();
              untag(fleet, FleetTags.CONTROL);
            }));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.succeeded()).isTrue();
    assertThat(fleet.events(RunEvent.Paused.class)).hasSize(1);
    assertThat(fleet.events(RunEvent.BatchStarted.class)).hasSize(3);
    assertThat(resumed[0]).isBefore(Instant.MAX);
  }

  @Test
  void aPauseThatIsForgottenEndsTheRun() {
    EngineFixture fleet = fleet();
    afterTheFirstBatch(
        fleet,
        () -> tag(fleet, FleetTags.CONTROL, new Control(Control.Wish.PAUSE, "by bob").tag()));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure().orElse("")).contains("paused by bob").contains("24 hours");
    assertThat(outcome.count(State.CURRENT)).isEqualTo(2);
  }

  @Test
  void anAbortedRolloutEndsAfterItsBatchAndTheNextRunGoesOn() {
    EngineFixture fleet = fleet();
    afterTheFirstBatch(
        fleet,
        () -> tag(fleet, FleetTags.CONTROL, new Control(Control.Wish.ABORT, "by bob").tag()));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure().orElse("")).contains("aborted by bob");
    assertThat(outcome.count(State.CURRENT)).isEqualTo(2);
    assertThat(tags(fleet))
        .as("nothing holds the next run back")
        .containsOnly("team", "costCenter", "fleet-before");
    fleet.wire.tap((n, request, next) -> next.send(request));
    assertThat(fleet.applyOne(SET).succeeded()).isTrue();
    assertThat(fleet.runs()).hasSize(6);
  }

  @Test
  void aStopRequestEndsAfterTheBatch() {
    EngineFixture fleet = fleet();
    afterTheFirstBatch(fleet, fleet.stop::make);

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure().orElse("")).contains("stopped on request");
    assertThat(outcome.count(State.CURRENT)).isEqualTo(2);
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(4);
    assertThat(tags(fleet)).containsOnly("team", "costCenter", "fleet-before");
  }

  @Test
  void aModelThatSomebodyElseChangesMeanwhileEndsTheRollout() {
    EngineFixture fleet = fleet();
    whenTheFirstBatchIsLookedAt(
        fleet,
        () ->
            fleet.other(
                "PATCH",
                Scene.setId("web"),
                """
                {"properties": {"virtualMachineProfile": {"storageProfile":
                  {"imageReference": {"version": "18.04.9"}}}}}"""));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure().orElse(""))
        .contains("someone else changed the model meanwhile")
        .contains("imageReference.version");
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(4);
  }

  @Test
  void aGroupOfMachinesIsHeldByItsFirstOne() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of().machines(3, "db"));
    fleet.othersAreGone = false;
    DesiredTarget group = Pom.group("vms", "db", Pom.policy(1, 1), Pom.ext("app"));

    assertThat(fleet.applyOne(group).succeeded()).isTrue();
    assertThat(fleet.wire.requests("PATCH tags"))
        .hasSize(2)
        .allSatisfy(r -> assertThat(r.url().getPath()).endsWith("/vm0"));
    assertThat(fleet.get(Scene.machineId("vm0")).obj("tags").members()).containsOnlyKeys("role");
  }

  @Test
  void aPauseOfTheLastBatchHoldsTheNextRunBack() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 2)));
    afterTheFirstBatch(
        fleet,
        () -> tag(fleet, FleetTags.CONTROL, new Control(Control.Wish.PAUSE, "by bob").tag()));

    assertThat(fleet.applyOne(SET).succeeded()).isTrue();

    DesiredTarget next = Pom.set("web", Pom.policy(2, 2), Pom.ext("app").settings("{\"a\": 2}"));
    assertThat(fleet.applyOne(next).failure().orElse("")).contains("paused by bob");
  }

  /** Nothing is to be written, so that the lease alone is what the run begins with. */
  @Test
  void aModelThatWasChangedSinceThePlanIsNotRolledOut() {
    EngineFixture fleet = fleet();
    afterTheFirstBatch(fleet, fleet.stop::make);
    fleet.applyOne(SET);
    fleet.wire.tap((n, request, next) -> next.send(request));
    fleet.stop = new StopRequest();
    Plan plan = fleet.plan(SET);
    changeTheImage(fleet);
    int runs = fleet.runs().size();

    TargetOutcome outcome = fleet.carryOut(plan, SET).get(0);

    assertThat(outcome.failure().orElse("")).contains("someone else changed the model meanwhile");
    assertThat(fleet.runs()).hasSize(runs);
  }

  @Test
  void aRetryDoesNotTakeSomebodyElsesModelForItsOwn() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(Scene.set("web", 4).windows()).failing("web/0", "ib", 240, "timed out", 1));
    whenTheFirstBatchIsLookedAt(fleet, () -> changeTheImage(fleet));
    DesiredTarget set = Pom.set("web", Pom.policy(2, 2), Pom.kind("ib", "infiniBandDriver"));

    TargetOutcome outcome = fleet.applyOne(set);

    assertThat(outcome.failure().orElse("")).contains("someone else changed the model meanwhile");
    assertThat(fleet.journal("instance"))
        .noneMatch(l -> l.text("status").orElse("").equals("reimaged"));
  }

  /** Each attempt takes nearly as long as an operation may; the lease has to outlast them all. */
  @Test
  void retriesRenewTheLease() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(Scene.set("web", 1).windows())
                .failing("web/0", "ib", 240, "timed out", 2)
                .timing("{\"extension\": \"PT85M\"}"));
    DesiredTarget set =
        Pom.set(
            "web",
            Pom.policy(1, 1, 0, Duration.ofMinutes(90), Duration.ofMinutes(5)),
            Pom.kind("ib", "infiniBandDriver"));
    List<Duration> left = new ArrayList<>();
    fleet.wire.tap(
        (n, request, next) -> {
          if (TestTransport.kind(request).equals("POST manualupgrade")) {
            Instant until = FleetTags.lease(tagsOf(fleet)).orElseThrow().until();
            left.add(Duration.between(fleet.time.now(), until));
          }
          return next.send(request);
        });

    fleet.applyOne(set);

    assertThat(left)
        .hasSizeGreaterThan(1)
        .allSatisfy(d -> assertThat(d).isGreaterThan(Duration.ofMinutes(95)));
  }

  /** Waiting for room in the budget ends with a look at the gate. */
  @Test
  void whoStopsWhileThereIsNoRoomSeesNoFurtherBatch() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(
                Scene.set("web", 4)
                    .instance(2, "\"powerState\": \"stopped\"")
                    .instance(3, "\"powerState\": \"stopped\"")));
    int[] reads = {0};
    fleet.wire.tap(
        (n, request, next) -> {
          if (TestTransport.kind(request).equals("GET instances") && ++reads[0] == 3) {
            fleet.other("POST", Scene.setId("web") + "/start", "{\"instanceIds\": [\"2\", \"3\"]}");
            fleet.stop.make();
          }
          return next.send(request);
        });

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure().orElse("")).contains("stopped on request");
    assertThat(fleet.wire.counts()).doesNotContainKey("POST manualupgrade");
  }

  private static void changeTheImage(EngineFixture fleet) {
    fleet.other(
        "PATCH",
        Scene.setId("web"),
        """
        {"properties": {"virtualMachineProfile": {"storageProfile":
          {"imageReference": {"version": "18.04.9"}}}}}""");
  }

  /** Does something once, right when the second batch would be looked for. */
  private static void afterTheFirstBatch(EngineFixture fleet, Runnable what) {
    boolean[] done = {false};
    fleet.wire.tap(
        (n, request, next) -> {
          var answer = next.send(request);
          if (!done[0] && TestTransport.kind(request).equals("POST manualupgrade")) {
            done[0] = true;
            what.run();
          }
          return answer;
        });
  }

  private static void whenTheFirstBatchIsLookedAt(EngineFixture fleet, Runnable what) {
    boolean[] begun = {false, false};
    fleet.wire.tap(
        (n, request, next) -> {
          String kind = TestTransport.kind(request);
          begun[0] |= kind.equals("POST manualupgrade");
          if (begun[0] && !begun[1] && kind.equals("GET instances")) {
            begun[1] = true;
            what.run();
          }
          return next.send(request);
        });
  }

  /** Pauses after the first batch, and resumes some reads later. */
  private static TestTransport.Tap whenPaused(EngineFixture fleet, Runnable resume) {
    int[] reads = {0};
    boolean[] paused = {false};
    return (n, request, next) -> {
      var answer = next.send(request);
      String kind = TestTransport.kind(request);
      if (!paused[0] && kind.equals("POST manualupgrade")) {
        paused[0] = true;
        tag(fleet, FleetTags.CONTROL, new Control(Control.Wish.PAUSE, "by bob").tag());
      } else if (paused[0] && kind.equals("GET model") && ++reads[0] == 5) {
        resume.run();
      }
      return answer;
    };
  }

  private static void hold(EngineFixture fleet, Instant until) {
    Lease.Holder bob = new Lease.Holder("bob@laptop", 77, EngineFixture.START, "m2", "other");
    tag(fleet, FleetTags.LEASE, new Lease(bob, until).tag());
  }

  private static void tag(EngineFixture fleet, String name, String value) {
    write(fleet, FleetTags.with(tagsOf(fleet), name, value));
  }

  private static void untag(EngineFixture fleet, String name) {
    write(fleet, FleetTags.without(tagsOf(fleet), name));
  }

  private static void write(EngineFixture fleet, Map<String, String> tags) {
    Value.Obj all = Value.Obj.EMPTY;
    for (var tag : tags.entrySet()) {
      all = all.with(tag.getKey(), Value.of(tag.getValue()));
    }
    fleet.other(
        "PATCH",
        Scene.setId("web"),
        "{\"tags\": " + io.github.fleetmaven.json.Json.write(all) + "}");
  }

  private static Map<String, String> tagsOf(EngineFixture fleet) {
    Map<String, String> tags = new TreeMap<>();
    Value.Obj shown = fleet.model("web").obj("tags");
    shown.members().keySet().forEach(k -> shown.text(k).ifPresent(v -> tags.put(k, v)));
    return tags;
  }

  private static Set<String> tags(EngineFixture fleet) {
    return tagsOf(fleet).keySet();
  }
}
