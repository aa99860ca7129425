package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.EcsFixtures.BOOTED;
import static io.github.fleetmaven.plan.EcsFixtures.driver;
import static io.github.fleetmaven.plan.EcsFixtures.group;
import static io.github.fleetmaven.plan.EcsFixtures.instance;
import static io.github.fleetmaven.plan.EcsFixtures.plan;
import static io.github.fleetmaven.plan.EcsFixtures.work;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.InstanceSelection;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.model.ecs.EcsSelection;
import io.github.fleetmaven.model.ecs.VirtioDriver;
import io.github.fleetmaven.model.ecs.VirtioDriver.Method;
import io.github.fleetmaven.model.ecs.VirtioDriver.Restart;
import io.github.fleetmaven.model.ecs.VirtioDriver.Snapshot;
import io.github.fleetmaven.plan.Work.EcsStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EcsPlannerTest {

  private static final Instant LATER = BOOTED.plusSeconds(3600);

  @Test
  void leavesDriversAloneThatAreNewEnough() {
    TargetPlan plan = plan(group(), instance("i-1").version(58017).build());

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.kind()).isEqualTo(TargetPlan.Kind.ECS_GROUP);
    assertThat(plan.id()).isEqualTo("acs:ecs:cn-hangzhou:*:group/web");
    assertThat(steps(plan)).containsExactly(new EcsStep.Nothing());
    assertThat(plan.diagnostics()).isEmpty();
    assertThat(plan.touched()).isEmpty();
  }

  @Test
  void updatesDriversThatAreTooOld() {
    TargetPlan plan = plan(group(), instance("i-1").version(58016).build());

    assertThat(plan.changes())
        .containsExactly(
            new Change(
                "i-1/virtioDriver",
                Action.UPDATE,
                Optional.of(Value.Obj.EMPTY.with("version", Value.of(58016))),
                Optional.of(Value.Obj.EMPTY.with("version", Value.of(">= 58017"))),
                "58016 is below 58017, which reading a disk's serial number needs",
                Effect.RESTART,
                1));
    assertThat(plan.instances())
        .containsExactly(
            new InstancePlan(
                "i-1", Effect.RESTART, List.of("virtio driver: 58016 is below 58017")));
    assertThat(steps(plan)).containsExactly(new EcsStep.Update(false));
    assertThat(plan.touched()).extracting(InstancePlan::id).containsExactly("i-1");
    assertThat(plan.diagnostics()).isEmpty();
  }

  @Test
  void namesWhatAVersionIsFor() {
    assertThat(reason(58011)).isEqualTo("1 is below 58011, which resizing a disk online needs");
    assertThat(reason(60000)).isEqualTo("1 is below 60000, which the pom asks for");
  }

  @Test
  void restartsNothingWhereThePomSaysSo() {
    TargetPlan plan = plan(withoutRestart(), instance("i-1").version(1).build());

    assertThat(plan.changes().get(0).effect()).isEqualTo(Effect.RERUN);
    assertThat(texts(plan))
        .containsExactly(
            "pom.xml:10: web: by <restart>none</restart> the updated instances go on with the old"
                + " driver until they are restarted");
  }

  @Test
  void skipsWhoFailsThePreflightWithAllReasons() {
    TargetPlan plan =
        plan(
            group(),
            instance("i-1").version(58017).build(),
            instance("i-2").name("web-2").os("linux", "Debian").offline().build());

    assertThat(steps(plan).get(1))
        .isEqualTo(
            new EcsStep.Skip(
                List.of(
                    "its system is linux and not Windows",
                    "its Cloud Assistant agent is offline, or it has none")));
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.instances().get(1).current()).isFalse();
    assertThat(plan.instances().get(1).effect()).isEqualTo(Effect.NONE);
    assertThat(plan.isEmpty()).isFalse();
    assertThat(plan.isRefused()).isFalse();
    assertThat(texts(plan))
        .containsExactly(
            "pom.xml:10: web/i-2 (web-2): its system is linux and not Windows; its Cloud Assistant"
                + " agent is offline, or it has none; it is skipped; see to that and apply again");
  }

  @Test
  void skipsAFitInstanceWhoseVersionCouldNotBeRead() {
    TargetPlan plan = plan(group(), instance("i-1").unknown("the check printed nothing").build());

    assertThat(steps(plan))
        .containsExactly(
            new EcsStep.Skip(
                List.of("the version of its driver is unknown: the check printed nothing")));
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.instances().get(0).current()).isFalse();
  }

  @Test
  void neitherUpdatesNorPassesAnInstanceThatNobodyAsked() {
    TargetPlan plan = plan(group(), instance("i-1").build(), instance("i-2").build());

    assertThat(steps(plan)).containsOnly(new EcsStep.Ask());
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.touched()).isEmpty();
    assertThat(plan.isEmpty()).isFalse();
    assertThat(plan.instances().get(0).differences())
        .containsExactly("virtio driver: version unknown, since nobody asked");
    assertThat(texts(plan))
        .containsExactly(
            "pom.xml:10: web: the versions of 2 drivers are unknown, since nobody asked"
                + " (fleet.probe is false); apply asks first, and updates what is outdated");
  }

  @Test
  void waitsForAnUpdateThatIsUnderway() {
    TargetPlan plan =
        plan(
            group(),
            instance("i-1").offline().updating().build(),
            instance("i-2").tasks(1).version(58017).updating().build());

    assertThat(steps(plan)).containsOnly(new EcsStep.Update(true));
    assertThat(plan.changes())
        .extracting(Change::reason)
        .containsOnly("an update that was sent earlier is at work; it is waited for");
    assertThat(plan.changes().get(0).before()).isEmpty();
    assertThat(plan.instances().get(0).differences())
        .containsExactly("virtio driver: an update that was sent earlier is at work");
  }

  @Test
  void restartsWhoWasUpdatedAndNotRestartedSince() {
    TargetPlan plan = plan(group(), instance("i-1").version(58017).updated(LATER).build());

    assertThat(steps(plan)).containsExactly(new EcsStep.RestartOnly(LATER));
    assertThat(plan.changes())
        .extracting(Change::reason)
        .containsExactly("it was updated at 2026-01-01T01:00:00Z, and not restarted since");
    assertThat(plan.changes()).extracting(Change::effect).containsExactly(Effect.RESTART);
    assertThat(plan.instances().get(0).differences())
        .containsExactly("virtio driver: 58017 waits for a restart");
  }

  @Test
  void takesARestartAfterTheUpdateForTheEndOfIt() {
    assertThat(
            plan(group(), instance("i-1").version(58017).updated(BOOTED.minusSeconds(1)).build())
                .isEmpty())
        .isTrue();
    assertThat(steps(plan(group(), instance("i-1").version(58017).updated(BOOTED).build())))
        .containsExactly(new EcsStep.RestartOnly(BOOTED));
  }

  @Test
  void tellsOfRestartsThatThePomLeavesToTheUser() {
    TargetPlan plan = plan(withoutRestart(), instance("i-1").version(58017).updated(LATER).build());

    assertThat(plan.isEmpty()).isTrue();
    assertThat(texts(plan))
        .containsExactly(
            "pom.xml:10: web: updated, and not restarted since: i-1; Windows still has the old"
                + " driver loaded; restart them, or let this plugin do it:"
                + " <restart>batched</restart>");
  }

  @Test
  void updatesAnOutdatedDriverAgainThatAnEarlierUpdateDidNotBring() {
    assertThat(steps(plan(group(), instance("i-1").version(58000).updated(LATER).build())))
        .containsExactly(new EcsStep.Update(false));
  }

  @Test
  void refusesIdsThatAreNotThere() {
    ObservedTarget observed =
        new ObservedTarget.Ecs(
            List.of(instance("i-1").version(58017).build()), List.of("i-8", "i-9"));
    TargetPlan plan = plan(named("i-1", "i-8", "i-9"), observed);

    assertThat(plan.isRefused()).isTrue();
    assertThat(texts(plan))
        .containsExactly(
            "pom.xml:10: web: there is no instance i-8, i-9 in cn-hangzhou; check <instanceIds> and"
                + " <regionId>");
  }

  @Test
  void refusesAnEmptyGroup() {
    TargetPlan plan = plan(group());

    assertThat(plan.isRefused()).isTrue();
    assertThat(texts(plan))
        .containsExactly(
            "pom.xml:10: web: no instance in cn-hangzhou carries role=web and tier=1; check <tags>"
                + " and <regionId>");
  }

  @Test
  void restrictsTheRolloutByIdNameAndZone() {
    EcsMember[] members = {
      instance("i-1").version(1).build(),
      instance("i-2").name("db").version(1).build(),
      instance("i-3").zone("cn-hangzhou-i").version(1).build(),
      instance("i-4").version(1).build(),
      instance("i-5").os("linux", "").build()
    };
    TargetPlan plan = plan(restricted("I-1", "DB", "zone:cn-hangzhou-i"), members);

    assertThat(plan.changes())
        .extracting(Change::path)
        .containsExactly("i-1/virtioDriver", "i-2/virtioDriver", "i-3/virtioDriver");
    assertThat(plan.instances()).hasSize(5);
    assertThat(plan.instances().get(3).selected()).isFalse();
    assertThat(plan.instances().get(3).effect()).isEqualTo(Effect.NONE);
    assertThat(plan.instances().get(3).current()).isFalse();
    assertThat(work(plan).with(EcsStep.Update.class)).hasSize(3);
    assertThat(work(plan).with(EcsStep.Skip.class)).isEmpty();
    assertThat(plan.diagnostics()).isEmpty();
  }

  @Test
  void refusesARestrictionToWhoIsNotThere() {
    assertThat(texts(plan(restricted("i-1", "i-7"), instance("i-1").version(1).build())))
        .containsExactly(
            "pom.xml:10: web/rollout/instances: no instance answers to i-7; name the id or the name"
                + " of an instance, or a zone as zone:cn-hangzhou-h; there are i-1");
  }

  @Test
  void putsIntoTheTermsHowDriversAreUpdated() {
    assertThat(terms(driver()))
        .isEqualTo(
            "{\"method\":\"commonCommand\",\"minimumVersion\":58017,\"snapshot\":\"system\","
                + "\"retentionDays\":7,\"restart\":\"batched\"}");
    assertThat(terms(driver(new Method.Plugin(), Snapshot.Disks.NONE, Restart.NONE)))
        .isEqualTo(
            "{\"method\":\"plugin\",\"minimumVersion\":58017,\"snapshot\":\"none\","
                + "\"restart\":\"none\"}");
    assertThat(terms(method(new Method.Script("exit 0", "a.ps1"))))
        .startsWith("{\"method\":\"script\",\"file\":\"a.ps1\",\"sha256\":\"")
        .isNotEqualTo(terms(method(new Method.Script("exit 1", "a.ps1"))))
        .doesNotContain("exit");
    assertThat(
            terms(
                method(new Method.InstallPackage("https://a/b.zip?Signature=x", Optional.empty()))))
        .startsWith("{\"method\":\"package\",\"uri\":\"https://a/b.zip?…\",\"minimumVersion\"");
    assertThat(terms(method(new Method.InstallPackage("https://a/b.zip", Optional.of("beef")))))
        .startsWith("{\"method\":\"package\",\"uri\":\"https://a/b.zip\",\"sha256\":\"beef\",");
  }

  @Test
  void canNotBeDetachedOrRolledBack() {
    TargetPlan plan =
        Fixtures.planner()
            .plan(
                group(),
                Fixtures.NO_CONTENT,
                new ObservedTarget.Ecs(List.of(instance("i-1").version(1).build()), List.of()),
                Fixtures.DIGESTS,
                new PlanOptions(Set.of(), Set.of(), true));
    assertThat(plan.isRefused()).isTrue();

    Before before =
        Before.none("azure").carryingOut(new Plan("azure", Instant.EPOCH, List.of(plan)));
    assertThat(before.targets()).isEmpty();
    assertThat(before.target(group())).isEmpty();
  }

  @Test
  void hasAFingerprintOfWhoIsInIt() {
    String of1 = plan(group(), instance("i-1").version(1).build()).fingerprint();

    assertThat(
            plan(group(), instance("i-1").version(58017).offline().status("Stopped").build())
                .fingerprint())
        .isEqualTo(of1);
    assertThat(plan(group(), instance("i-2").version(1).build()).fingerprint()).isNotEqualTo(of1);
    assertThat(plan(group(), instance("i-1").os("linux", "Debian").build()).fingerprint())
        .isNotEqualTo(of1);
    EcsMember one = instance("i-1").version(1).build();
    EcsMember two = instance("i-2").version(1).build();
    assertThat(plan(group(), one, two).fingerprint())
        .isEqualTo(plan(group(), two, one).fingerprint())
        .isNotEqualTo(of1);
  }

  private static String reason(int minimum) {
    VirtioDriver driver = driver();
    VirtioDriver other =
        new VirtioDriver(
            minimum, driver.method(), driver.snapshot(), driver.acknowledged(), driver.restart());
    return plan(group(other), instance("i-1").version(1).build()).changes().get(0).reason();
  }

  private static String terms(VirtioDriver driver) {
    return Json.write(
        plan(group(driver), instance("i-1").version(1).build()).rollout().obj("virtioDriver"));
  }

  private static VirtioDriver method(Method method) {
    return driver(method, Snapshot.Disks.SYSTEM, Restart.BATCHED);
  }

  private static DesiredTarget.EcsGroup withoutRestart() {
    return group(driver(new Method.CommonCommand(), Snapshot.Disks.SYSTEM, Restart.NONE));
  }

  private static DesiredTarget.EcsGroup restricted(String... terms) {
    return group(
        driver(), RolloutPolicy.DEFAULT.withInstances(new InstanceSelection(List.of(terms))));
  }

  private static DesiredTarget.EcsGroup named(String... ids) {
    DesiredTarget.EcsGroup group = group();
    return new DesiredTarget.EcsGroup(
        group.name(),
        group.regionId(),
        new EcsSelection.Ids(List.of(ids)),
        group.driver(),
        group.declaredAt(),
        group.rollout(),
        group.allow());
  }

  private static List<EcsStep> steps(TargetPlan plan) {
    return work(plan).instances().stream().map(Work.EcsInstanceWork::step).toList();
  }

  private static List<String> texts(TargetPlan plan) {
    return plan.diagnostics().stream().map(Diagnostic::text).toList();
  }
}
