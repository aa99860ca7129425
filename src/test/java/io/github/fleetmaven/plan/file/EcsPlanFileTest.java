package io.github.fleetmaven.plan.file;

import static io.github.fleetmaven.plan.EcsFixtures.BOOTED;
import static io.github.fleetmaven.plan.EcsFixtures.driver;
import static io.github.fleetmaven.plan.EcsFixtures.group;
import static io.github.fleetmaven.plan.EcsFixtures.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.ecs.VirtioDriver.Method;
import io.github.fleetmaven.model.ecs.VirtioDriver.Restart;
import io.github.fleetmaven.model.ecs.VirtioDriver.Snapshot;
import io.github.fleetmaven.plan.Calls;
import io.github.fleetmaven.plan.EcsFixtures;
import io.github.fleetmaven.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan of an ECS group in its file, and whether it still holds. */
class EcsPlanFileTest {

  private static final Instant UPDATED = BOOTED.plusSeconds(60);

  @TempDir Path folder;

  @Test
  void writesWhoIsUpdatedAndWhoIsSkipped() throws IOException {
    Path file = folder.resolve("plan.json");
    Plan plan =
        new Plan(
            "simulator",
            Instant.EPOCH,
            List.of(
                EcsFixtures.plan(
                        group(),
                        instance("i-1").version(58005).build(),
                        instance("i-2").version(58017).build(),
                        instance("i-3").status("Stopped").build())
                    .with(Calls.ofEcs(3, 1, 1))));

    PlanFile.write(plan, file);

    assertThat(Pom.json(Files.readString(file).replaceAll("sha256:[0-9a-f]{64}", "sha256:…")))
        .isEqualTo(
            Pom.json(
                """
                {"formatVersion": 1, "cloud": "simulator", "createdAt": "1970-01-01T00:00:00Z",
                 "targets": [{
                   "id": "acs:ecs:cn-hangzhou:*:group/web", "kind": "ecsGroup", "name": "web",
                   "fingerprint": "sha256:…",
                   "rollout": {"order": "auto", "batchSize": "20%", "maxUnavailable": "20%",
                     "pauseBetweenBatches": "PT0S", "operationTimeout": "PT2H",
                     "healthTimeout": "PT10M", "maxFailedInstances": "0", "onFailure": "stop",
                     "allow": [],
                     "virtioDriver": {"method": "commonCommand", "minimumVersion": 58017,
                       "snapshot": "system", "retentionDays": 7, "restart": "batched"}},
                   "calls": {"commands": 3, "snapshots": 1, "restarts": 1},
                   "changes": [{"path": "i-1/virtioDriver", "action": "update",
                     "before": {"version": 58005}, "after": {"version": ">= 58017"},
                     "reason": "58005 is below 58017, which reading a disk's serial number needs",
                     "effect": "restart", "instances": 1}],
                   "instances": {"total": 3,
                     "byEffect": {"none": 2, "rerun": 0, "uninstall": 0, "restart": 1,
                       "reimage": 0},
                     "skipped": [{"id": "i-3", "why": ["it is stopped"]}]}}]}"""));
    assertThat(PlanFile.read(file).targets()).hasSize(1);
  }

  @Test
  void holdsWhileNothingChanged() {
    assertThat(difference(outdated(58005), outdated(58005))).isEmpty();
    assertThat(difference(good(), instance("i-1").version(58020).build())).isEmpty();
  }

  @Test
  void namesTheFirstDifference() {
    assertThat(difference(outdated(58005), outdated(58006)))
        .contains("web i-1/virtioDriver: before.version was 58005 and is 58006");
    assertThat(difference(good(), outdated(58005)))
        .contains("web i-1/virtioDriver: this change is not in the plan");
    assertThat(difference(outdated(58005), instance("i-1").status("Stopped").build()))
        .contains("web i-1/virtioDriver: this change is no more needed");
    assertThat(difference(good(), instance("i-2").version(58017).build()))
        .contains("web: what the cloud shows of it has changed since the plan was made");
    assertThat(difference(instance("i-1").build(), outdated(58005)))
        .contains("web i-1/virtioDriver: this change is not in the plan");
  }

  @Test
  void namesAnotherWayToUpdate() {
    DesiredTarget.EcsGroup other =
        group(driver(new Method.Plugin(), Snapshot.Disks.SYSTEM, Restart.BATCHED));

    assertThat(
            PlanComparison.firstDifference(
                written(plan(group(), outdated(58005))), plan(other, outdated(58005))))
        .contains("web: rollout.virtioDriver.method was \"commonCommand\" and is \"plugin\"");
  }

  @Test
  void goesOnWithWhatAnInterruptedRunOfItBegan() {
    EcsMember updating = instance("i-1").tasks(1).version(58005).updating().build();
    EcsMember unheard = instance("i-1").offline().updating().build();
    EcsMember unloaded = instance("i-1").version(58017).updated(UPDATED).build();
    EcsMember restarting = instance("i-1").status("Starting").updated(UPDATED).build();

    assertThat(difference(outdated(58005), updating)).isEmpty();
    assertThat(difference(outdated(58005), unheard)).isEmpty();
    assertThat(difference(outdated(58005), unloaded)).isEmpty();
    assertThat(difference(outdated(58005), restarting)).isEmpty();
    assertThat(difference(outdated(58005), good())).isEmpty();
  }

  @Test
  void doesNotTakeTheRestOfOneInstanceForAnother() {
    Plan planned = plan(group(), outdated(58005), instance("i-2").version(58017).build());
    Plan again = plan(group(), good(), instance("i-2").version(58017).updated(UPDATED).build());

    assertThat(PlanComparison.firstDifference(written(planned), again))
        .contains("web i-2/virtioDriver: this change is not in the plan");
  }

  private Optional<String> difference(EcsMember planned, EcsMember now) {
    return PlanComparison.firstDifference(written(plan(group(), planned)), plan(group(), now));
  }

  private PlanFile.Contents written(Plan plan) {
    Path file = folder.resolve("plan.json");
    PlanFile.write(plan, file);
    return PlanFile.read(file);
  }

  private static EcsMember outdated(int version) {
    return instance("i-1").version(version).build();
  }

  private static EcsMember good() {
    return instance("i-1").version(58017).build();
  }

  private static Plan plan(DesiredTarget.EcsGroup group, EcsMember... members) {
    return new Plan("simulator", Instant.EPOCH, List.of(EcsFixtures.plan(group, members)));
  }
}
