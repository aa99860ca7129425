package io.github.fleetmaven.engine;

import static io.github.fleetmaven.plan.EcsFixtures.driver;
import static io.github.fleetmaven.plan.EcsFixtures.group;
import static io.github.fleetmaven.plan.EcsFixtures.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.ecs.VirtioDriver;
import io.github.fleetmaven.model.ecs.VirtioDriver.Method;
import io.github.fleetmaven.model.ecs.VirtioDriver.Restart;
import io.github.fleetmaven.model.ecs.VirtioDriver.Snapshot;
import io.github.fleetmaven.plan.Calls;
import io.github.fleetmaven.plan.EcsFixtures;
import io.github.fleetmaven.plan.TargetPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan foresees of an ECS group's rollout. */
class EcsCallForecastTest {

  @Test
  void countsAnUpdateTwoLooksAndARestartForEachBatch() {
    assertThat(calls(group(), outdated(10))).isEqualTo(Calls.ofEcs(3 * 5, 10, 5));
  }

  @Test
  void countsNothingWhereNothingIsToDo() {
    assertThat(calls(group(), List.of(instance("i-1").version(58017).build())))
        .isEqualTo(Calls.NONE);
    assertThat(calls(group(), List.of(instance("i-1").status("Stopped").build())))
        .isEqualTo(Calls.NONE);
  }

  @Test
  void countsWhatThePomLeavesOut() {
    assertThat(
            calls(
                group(driver(new Method.Plugin(), Snapshot.Disks.NONE, Restart.NONE)),
                outdated(10)))
        .isEqualTo(Calls.ofEcs(2 * 5, 0, 0));
  }

  @Test
  void countsNoSnapshotsOfWhatAnEarlierRunBegan() {
    assertThat(
            calls(
                group(),
                List.of(
                    instance("i-1").updating().build(),
                    instance("i-2").version(1).build(),
                    instance("i-3")
                        .version(58017)
                        .updated(EcsFixtures.BOOTED.plusSeconds(1))
                        .build())))
        .isEqualTo(Calls.ofEcs(3 * 3, 1, 3));
  }

  @Test
  void cutsBatchesOfMoreThanAHundred() {
    RolloutPolicy all = allAtOnce();
    assertThat(calls(group(driver(), all), outdated(201))).isEqualTo(Calls.ofEcs(9, 201, 3));
  }

  @Test
  void warnsOfABudgetThatIsUsedUpByWhoIsStopped() {
    List<EcsMember> members = new ArrayList<>(outdated(4));
    members.add(instance("i-9").status("Stopped").build());
    DesiredTarget.EcsGroup group = group();
    ObservedTarget observed = new ObservedTarget.Ecs(members, List.of());

    TargetPlan plan = BudgetNotice.check(EcsFixtures.plan(group, observed), group, observed);

    assertThat(plan.diagnostics())
        .extracting(Diagnostic::text)
        .contains(
            "pom.xml:10: web: out of service already: i-9; maxUnavailable is 20%, so no other of"
                + " the 4 to touch can be taken out, and the rollout will stop; bring them back, or"
                + " raise <maxUnavailable>");
  }

  @Test
  void doesNotWarnWhereOnlySkippedOnesAreLeft() {
    DesiredTarget.EcsGroup group = group();
    ObservedTarget observed =
        new ObservedTarget.Ecs(
            List.of(
                instance("i-1").os("linux", "").build(), instance("i-9").status("Stopped").build()),
            List.of());

    TargetPlan plan = EcsFixtures.plan(group, observed);

    assertThat(BudgetNotice.check(plan, group, observed)).isEqualTo(plan);
  }

  private static Calls calls(DesiredTarget.EcsGroup group, List<EcsMember> members) {
    TargetPlan plan = EcsFixtures.plan(group, new ObservedTarget.Ecs(members, List.of()));
    return CallForecast.add(plan, group).calls();
  }

  private static List<EcsMember> outdated(int number) {
    List<EcsMember> members = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      members.add(instance("i-" + i).version(VirtioDriver.ONLINE_RESIZE).build());
    }
    return members;
  }

  private static RolloutPolicy allAtOnce() {
    Amount all = new Amount.Percent(100);
    return new RolloutPolicy(
        Optional.empty(),
        all,
        Optional.empty(),
        all,
        Duration.ZERO,
        Duration.ofHours(2),
        Duration.ofMinutes(10),
        new Amount.Count(0));
  }
}
