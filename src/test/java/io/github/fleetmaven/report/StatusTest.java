package io.github.fleetmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.Health;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.PowerState;
import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.status.InstanceStatus;
import io.github.fleetmaven.plan.status.TargetStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a fleet stands: for people, and in status.json as docs/status-file.md describes it. */
class StatusTest {

  @TempDir private Path directory;

  private static final TargetStatus STATUS =
      new TargetStatus(
          "/id/web",
          TargetPlan.Kind.SCALE_SET,
          "web",
          1,
          Optional.of(
              new RollingUpgrade(
                  RollingUpgrade.Code.FAULTED,
                  Instant.EPOCH,
                  1,
                  1,
                  0,
                  3,
                  Optional.of("MaxUnhealthy: 50%"))),
          List.of("paused by bob since noon"),
          List.of(
              new InstanceStatus(
                  instance(
                      "0",
                      Optional.of(Health.HEALTHY),
                      new HandlerStatus(
                          "app",
                          Optional.of("2.1.10"),
                          HandlerStatus.State.SUCCEEDED,
                          Optional.of("ProvisioningState/succeeded"),
                          Optional.of("Enable succeeded."))),
                  true,
                  List.of(),
                  Map.of()),
              new InstanceStatus(
                  instance(
                      "1",
                      Optional.empty(),
                      new HandlerStatus(
                          "app",
                          Optional.empty(),
                          HandlerStatus.State.FAILED,
                          Optional.of("ProvisioningState/failed/2"),
                          Optional.empty())),
                  false,
                  List.of("extension app: its handler failed"),
                  Map.of("app", "exit code 2: the command failed"))));

  private static ObservedInstance instance(
      String id, Optional<Health> health, HandlerStatus handler) {
    return new ObservedInstance(
        id,
        "/id/web/" + id,
        Optional.of(true),
        "Succeeded",
        PowerState.RUNNING,
        true,
        health,
        Optional.of("2"),
        Optional.of(0),
        Optional.of(Integer.parseInt(id)),
        false,
        Value.Obj.EMPTY,
        Optional.empty(),
        List.of(),
        List.of(handler));
  }

  @Test
  void forPeople() {
    assertThat(new StatusText(Style.PLAIN).lines(List.of(STATUS)))
        .containsExactly(
            "web: 1 of 2 instances current, 1 change not applied yet",
            "  Azure's rolling upgrade Faulted: 1 updated, 1 failed, 0 being updated, 3 to come;"
                + " MaxUnhealthy: 50%",
            "  paused by bob since noon",
            "  instance  current  power    health   place             extensions",
            "  0         yes      running  healthy  zone 2 fd 0 ud 0  app@2.1.10=succeeded",
            "  1         no       running  -        zone 2 fd 0 ud 1  app=failed",
            "  1: extension app: its handler failed",
            "  1: exit code 2: the command failed");
  }

  @Test
  void asAFile() throws IOException {
    Path file = directory.resolve("deep/status.json");

    StatusFile.write(List.of(STATUS), "azure", "2026-03-01T10:00:00Z", file);

    assertThat(Pom.json(Files.readString(file)))
        .isEqualTo(
            Pom.json(
                """
                {"formatVersion": 1, "cloud": "azure", "createdAt": "2026-03-01T10:00:00Z",
                 "targets": [{"id": "/id/web", "kind": "scaleSet", "name": "web",
                   "openChanges": 1, "total": 2, "current": 1,
                   "rollingUpgrade": {"code": "Faulted", "successful": 1, "failed": 1,
                     "inProgress": 0, "pending": 3, "error": "MaxUnhealthy: 50%"},
                   "notes": ["paused by bob since noon"],
                   "instances": [
                     {"id": "0", "resourceId": "/id/web/0", "current": true, "differences": [],
                      "health": "healthy", "power": "running", "provisioningState": "Succeeded",
                      "zone": "2", "faultDomain": 0, "updateDomain": 0,
                      "extensions": [{"name": "app", "version": "2.1.10", "state": "succeeded",
                        "code": "ProvisioningState/succeeded", "message": "Enable succeeded.",
                        "explanation": null}]},
                     {"id": "1", "resourceId": "/id/web/1", "current": false,
                      "differences": ["extension app: its handler failed"],
                      "health": null, "power": "running", "provisioningState": "Succeeded",
                      "zone": "2", "faultDomain": 0, "updateDomain": 1,
                      "extensions": [{"name": "app", "version": null, "state": "failed",
                        "code": "ProvisioningState/failed/2", "message": null,
                        "explanation": "exit code 2: the command failed"}]}]}]}"""));
  }

  /** Every member of the file is described, and no other. */
  @Test
  void isDocumented() throws IOException {
    String page = Files.readString(Path.of("docs/status-file.md"));
    Path file = directory.resolve("status.json");
    List<TargetStatus> all = List.of(STATUS, EcsStatusTest.status().get(0));
    StatusFile.write(all, "azure", "2026-03-01T10:00:00Z", file);
    DocumentedMembers.assertDescribed(page, Pom.json(Files.readString(file)));
  }
}
