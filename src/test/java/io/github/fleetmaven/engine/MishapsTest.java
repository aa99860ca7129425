package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.rollout.FleetTags;
import io.github.fleetmaven.rollout.Lease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever befalls a run, it ends, within the budget and truthfully; and a run without mishaps then
 * ends as if nothing had been (promises 4, 5, 8 and 9).
 */
@Timeout(120)
class MishapsTest {

  private static final int MEMBERS = 6;
  private static final int BUDGET = 2;
  private static final Duration OPERATION = Duration.ofMinutes(90);
  private static final Duration HEALTH = Duration.ofMinutes(5);
  private static final Duration LONGEST_RUN = Duration.ofHours(12);

  /** Two operations, the instances' recovery, and what Hold adds for margin and to spare. */
  private static final Duration LONGEST_LEASE =
      OPERATION.multipliedBy(2).plus(HEALTH).plusMinutes(70);

  private static final DesiredTarget SET =
      Pom.allow(
          Pom.set(
              "web",
              Pom.policy(2, BUDGET, 1, OPERATION, HEALTH),
              Pom.ext("app").settings("{\"release\": 2}")),
          Permission.PENDING_MODEL);

  @TempDir private Path directory;

  static IntStream seeds() {
    String one = System.getProperty("fleet.seed", "");
    return one.isBlank() ? IntStream.range(0, 100) : IntStream.of(Integer.parseInt(one));
  }

  @ParameterizedTest(name = "fleet.seed={0}")
  @MethodSource("seeds")
  void aRunEndsAndTheNextOneMendsIt(int seed) throws IOException {
    Random random = new Random(seed);
    EngineFixture fleet =
        EngineFixture.of(Files.createDirectories(directory.resolve("s" + seed)), scene(random));
    Mishaps mishaps = new Mishaps(fleet, random);
    Watch watch = new Watch(fleet);
    fleet.wire.tap(watch.over(mishaps));

    Optional<TargetOutcome> outcome = run(fleet);

    String story = "fleet.seed=" + seed + ": " + mishaps.happened() + "\n" + outcome;
    assertThat(fleet.passed()).as(story).isLessThan(LONGEST_RUN);
    assertAccounted(outcome, story);
    assertTruthful(fleet, outcome, story);
    watch.assertWithinBudget(story);
    assertNoneRanTwice(fleet, story);
    assertLeaseEnds(fleet, story);

    mend(fleet, random, watch, story);
  }

  private static Scene scene(Random random) {
    Scene scene = Scene.of(Scene.set("web", MEMBERS).health());
    return random.nextInt(3) == 0
        ? scene.failing("web/" + random.nextInt(MEMBERS), "app", 1, "broken", 1)
        : scene;
  }

  /** Planning may fail too; then nothing was begun. */
  private static Optional<TargetOutcome> run(EngineFixture fleet) {
    try {
      return Optional.of(fleet.applyOne(SET));
    } catch (CloudException | FleetException e) {
      assertThat(fleet.wire.writes()).isZero();
      return Optional.empty();
    }
  }

  /** Lets what still runs end, or the dead one's lease, and runs once more. */
  private static void mend(EngineFixture fleet, Random random, Watch watch, String story) {
    fleet.othersAreGone = random.nextBoolean();
    fleet.time.advance(
        fleet.othersAreGone ? Duration.ofSeconds(random.nextInt(100)) : LONGEST_LEASE);
    fleet.wire.tap(watch.over((n, request, next) -> next.send(request)));

    TargetOutcome last = fleet.applyOne(SET);
    if (last.count(State.FAILED) > 0) {
      // The handler that fails once had its turn only now.
      last = fleet.applyOne(SET);
    }

    String all = story + "\nand then " + last;
    assertThat(last.succeeded()).as(all).isTrue();
    watch.assertWithinBudget(all);
    assertNoneRanTwice(fleet, all);
    assertLeaseIsGone(fleet, last, all);
    fleet.time.advance(Duration.ofMinutes(10));
    assertEachHasIt(fleet, all);
    fleet.wire.forget();
    assertThat(fleet.plan(SET).isEmpty()).as(all).isTrue();
    assertThat(fleet.wire.writes()).isZero();
  }

  private static void assertAccounted(Optional<TargetOutcome> outcome, String story) {
    if (outcome.isPresent()) {
      List<String> ids = outcome.get().instances().stream().map(InstanceOutcome::id).toList();
      assertThat(ids).as(story).doesNotHaveDuplicates();
      assertThat(ids.size()).as(story).isGreaterThanOrEqualTo(MEMBERS - 1);
      boolean allWell =
          outcome.get().instances().stream()
              .allMatch(i -> i.state() == State.CURRENT || i.state() == State.SKIPPED);
      assertThat(
              outcome.get().failure().isPresent()
                  || allWell
                  || outcome.get().count(State.FAILED) > 0)
          .as("ended early without a word: " + story)
          .isTrue();
    }
  }

  /** What is said to be updated has the extension; what is said not to be reached was not. */
  private static void assertTruthful(
      EngineFixture fleet, Optional<TargetOutcome> outcome, String story) {
    Set<String> ran =
        fleet.runs().stream()
            .filter(r -> r.contains(":app:"))
            .map(r -> r.replaceAll(":.*", ""))
            .collect(Collectors.toSet());
    for (InstanceOutcome i : outcome.map(TargetOutcome::instances).orElse(List.of())) {
      if (i.state() == State.CURRENT) {
        assertThat(ran).as(story).contains(i.id());
      } else if (i.state() == State.NOT_REACHED) {
        assertThat(ran).as(story).doesNotContain(i.id());
      }
    }
  }

  private static void assertEachHasIt(EngineFixture fleet, String story) {
    for (Value.Obj instance : fleet.instances("web")) {
      String id = instance.text("instanceId").orElseThrow();
      assertThat(fleet.runs()).as(story).contains(id + ":app:0");
      assertThat(instance.obj("properties").text("provisioningState"))
          .as(story)
          .contains("Succeeded");
    }
  }

  private static void assertNoneRanTwice(EngineFixture fleet, String story) {
    Map<String, Long> runs =
        fleet.journal("handler").stream()
            .map(
                l ->
                    l.text("instance").orElse("")
                        + " "
                        + l.text("extension").orElse("")
                        + " "
                        + l.text("digest").orElse(""))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(runs).as(story).allSatisfy((run, n) -> assertThat(n).as(run).isEqualTo(1));
  }

  private static void assertLeaseEnds(EngineFixture fleet, String story) {
    Instant latest = fleet.time.now().plus(LONGEST_LEASE);
    assertThat(FleetTags.lease(tags(fleet)).map(Lease::until).orElse(latest))
        .as(story)
        .isBeforeOrEqualTo(latest);
  }

  /** A lease that couldn't be given back was announced, and is no run's that had work since. */
  private static void assertLeaseIsGone(EngineFixture fleet, TargetOutcome last, String story) {
    boolean announced =
        fleet.events(RunEvent.Noticed.class).stream()
            .anyMatch(n -> n.diagnostic().text().contains("the lease stays"));
    if (!announced || last.changed()) {
      assertThat(tags(fleet)).as(story).doesNotContainKey(FleetTags.LEASE);
    }
  }

  private static Map<String, String> tags(EngineFixture fleet) {
    Map<String, String> tags = new TreeMap<>();
    Value.Obj shown = fleet.model("web").obj("tags");
    shown.members().keySet().forEach(k -> shown.text(k).ifPresent(v -> tags.put(k, v)));
    return tags;
  }

  /** Looks at the first members before and after each request, past the wire. */
  private static final class Watch {

    private final EngineFixture fleet;
    private final Map<Instant, Set<String>> tooMany = new HashMap<>();

    Watch(EngineFixture fleet) {
      this.fleet = fleet;
    }

    TestTransport.Tap over(TestTransport.Tap tap) {
      return (n, request, next) -> {
        look();
        var answer = tap.send(n, request, next);
        look();
        return answer;
      };
    }

    private void look() {
      Set<String> out =
          fleet.instances("web").stream()
              .filter(i -> Integer.parseInt(i.text("instanceId").orElseThrow()) < MEMBERS)
              .filter(
                  i -> !i.obj("properties").text("provisioningState").orElse("").equals("Deleting"))
              .filter(
                  i ->
                      !i.obj("properties").text("provisioningState").orElse("").equals("Succeeded"))
              .map(i -> i.text("instanceId").orElseThrow())
              .collect(Collectors.toSet());
      if (out.size() > BUDGET) {
        tooMany.put(fleet.time.now(), out);
      }
    }

    void assertWithinBudget(String story) {
      assertThat(tooMany).as("out of service at once, %s", story).isEmpty();
    }
  }
}
