package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.EcsFixtures.BOOTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.VirtioDriver.Method;
import io.github.fleetmaven.model.ecs.VirtioDriver.Restart;
import io.github.fleetmaven.model.ecs.VirtioDriver.Snapshot;
import io.github.fleetmaven.plan.Work.EcsInstanceWork;
import io.github.fleetmaven.plan.Work.EcsStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for any mix of instances. */
class EcsPlanningPropertyTest {

  private static final int MINIMUM = 58017;

  private record Shape(
      boolean windows, String status, boolean online, int tasks, int reading, int update) {}

  @Provide
  Arbitrary<List<EcsMember>> groups() {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(8, true), Tuple.of(1, false)),
            Arbitraries.of("Running", "Running", "Running", "Stopped", "Starting"),
            Arbitraries.frequency(Tuple.of(8, true), Tuple.of(1, false)),
            Arbitraries.of(0, 0, 0, 1),
            Arbitraries.of(-2, -1, 1, MINIMUM - 1, MINIMUM, MINIMUM + 1),
            Arbitraries.of(0, 0, 1, 2, 3))
        .as(Shape::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(EcsPlanningPropertyTest::members);
  }

  @Provide
  Arbitrary<DesiredTarget.EcsGroup> declared() {
    return Arbitraries.of(Restart.values())
        .map(
            restart ->
                EcsFixtures.group(
                    EcsFixtures.driver(
                        new Method.CommonCommand(), Snapshot.Disks.SYSTEM, restart)));
  }

  @Property(tries = 500)
  void everyInstanceIsInThePlanOnce(
      @ForAll("declared") DesiredTarget.EcsGroup group, @ForAll("groups") List<EcsMember> members) {
    TargetPlan plan = plan(group, members);

    List<String> ids = members.stream().map(m -> m.instance().id()).toList();
    assertThat(plan.instances()).extracting(InstancePlan::id).containsExactlyElementsOf(ids);
    assertThat(EcsFixtures.work(plan).instances())
        .extracting(EcsInstanceWork::id)
        .containsExactlyElementsOf(ids);
    assertThat(plan.changes()).extracting(Change::path).doesNotHaveDuplicates();
  }

  @Property(tries = 500)
  void whoIsTouchedHasAChangeAndNobodyElse(
      @ForAll("declared") DesiredTarget.EcsGroup group, @ForAll("groups") List<EcsMember> members) {
    TargetPlan plan = plan(group, members);

    assertThat(plan.changes().stream().map(c -> c.path().replace("/virtioDriver", "")).toList())
        .isEqualTo(plan.touched().stream().map(InstancePlan::id).toList());
  }

  @Property(tries = 500)
  void onlyAKnownVersionThatIsEnoughIsCurrent(
      @ForAll("declared") DesiredTarget.EcsGroup group, @ForAll("groups") List<EcsMember> members) {
    for (EcsInstanceWork work : EcsFixtures.work(plan(group, members)).instances()) {
      boolean enough =
          work.observed().driver() instanceof DriverReading.Known known
              && known.version() >= MINIMUM;
      if (work.plan().current()) {
        assertThat(enough).isTrue();
        assertThat(work.step()).isInstanceOf(EcsStep.Nothing.class);
      }
      if (work.step() instanceof EcsStep.Update update && !update.underway()) {
        assertThat(work.observed().driver()).isInstanceOf(DriverReading.Known.class);
        assertThat(enough).isFalse();
      }
      if (work.step() instanceof EcsStep.RestartOnly) {
        assertThat(enough).isTrue();
        assertThat(group.driver().restart()).isEqualTo(Restart.BATCHED);
      }
    }
  }

  @Property(tries = 500)
  void nobodyUnfitIsTouched(
      @ForAll("declared") DesiredTarget.EcsGroup group, @ForAll("groups") List<EcsMember> members) {
    TargetPlan plan = plan(group, members);
    Set<String> touched = plan.touched().stream().map(InstancePlan::id).collect(Collectors.toSet());

    assertThat(members)
        .filteredOn(m -> touched.contains(m.instance().id()))
        .allMatch(EcsPreflight::isFit);
  }

  @Property(tries = 500)
  void planningAgainAfterAllWentWellTouchesNobody(
      @ForAll("declared") DesiredTarget.EcsGroup group, @ForAll("groups") List<EcsMember> members) {
    TargetPlan plan = plan(group, members);
    Set<String> touched = plan.touched().stream().map(InstancePlan::id).collect(Collectors.toSet());
    boolean restart = group.driver().restart() == Restart.BATCHED;
    List<EcsMember> after =
        members.stream()
            .map(m -> touched.contains(m.instance().id()) ? carriedOut(m, restart) : m)
            .toList();

    assertThat(plan(group, after).touched()).isEmpty();
    assertThat(plan(group, after).changes()).isEmpty();
    assertThat(plan(group, after).fingerprint()).isEqualTo(plan.fingerprint());
  }

  private static EcsMember carriedOut(EcsMember member, boolean restarted) {
    EcsFixtures.Builder builder = EcsFixtures.instance(member.instance().id()).version(MINIMUM);
    return builder.updated(restarted ? BOOTED.minusSeconds(9) : BOOTED.plusSeconds(9)).build();
  }

  private static TargetPlan plan(DesiredTarget.EcsGroup group, List<EcsMember> members) {
    return EcsFixtures.plan(group, new ObservedTarget.Ecs(members, List.of()));
  }

  private static List<EcsMember> members(List<Shape> shapes) {
    List<EcsMember> members = new ArrayList<>();
    for (Shape shape : shapes) {
      EcsFixtures.Builder builder =
          EcsFixtures.instance("i-" + members.size()).status(shape.status()).tasks(shape.tasks());
      if (!shape.windows()) {
        builder.os("linux", "Debian");
      }
      if (!shape.online()) {
        builder.offline();
      }
      if (shape.reading() == -1) {
        builder.unknown("the check printed nothing");
      } else if (shape.reading() > 0) {
        builder.version(shape.reading());
      }
      switch (shape.update()) {
        case 1 -> builder.updated(BOOTED.plusSeconds(1));
        case 2 -> builder.updated(BOOTED.minusSeconds(1));
        case 3 -> builder.updating();
        default -> builder.name("never updated");
      }
      members.add(builder.build());
    }
    return members;
  }
}
