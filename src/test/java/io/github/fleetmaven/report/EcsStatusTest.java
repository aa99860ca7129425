package io.github.fleetmaven.report;

import static io.github.fleetmaven.plan.EcsFixtures.BOOTED;
import static io.github.fleetmaven.plan.EcsFixtures.group;
import static io.github.fleetmaven.plan.EcsFixtures.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.catalog.Catalog;
import io.github.fleetmaven.catalog.FailureText;
import io.github.fleetmaven.engine.FleetStatusReader;
import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.EcsFixtures;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.status.TargetStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an ECS group stands: for people, and in status.json. */
class EcsStatusTest {

  @TempDir private Path directory;

  static List<TargetStatus> status() {
    return new FleetStatusReader(new FailureText(Catalog.load()))
        .read(
            new Plan(
                "simulator",
                Instant.EPOCH,
                List.of(
                    EcsFixtures.plan(
                        group(),
                        instance("i-1").name("web-1").version(58017).build(),
                        instance("i-2").version(58005).build(),
                        instance("i-3").version(58017).updated(BOOTED.plusSeconds(5)).build(),
                        instance("i-4").name("web-4").zone("").offline().build()))));
  }

  @Test
  void forPeople() {
    assertThat(new StatusText(Style.PLAIN).lines(status()))
        .containsExactly(
            "web: 1 of 4 instances current, 2 changes not applied yet",
            "  instance  name   current  status   driver   required  agent         last restart"
                + "                    zone",
            "  i-1       web-1  yes      Running  58017    58017     online 2.1.3"
                + "  2026-01-01T00:00:00Z            cn-hangzhou-h",
            "  i-2       -      no       Running  58005    58017     online 2.1.3"
                + "  2026-01-01T00:00:00Z            cn-hangzhou-h",
            "  i-3       -      no       Running  58017    58017     online 2.1.3"
                + "  2026-01-01T00:00:00Z (pending)  cn-hangzhou-h",
            "  i-4       web-4  no       Running  unknown  58017     offline       -"
                + "                               -",
            "  i-2: virtio driver: 58005 is below 58017",
            "  i-3: virtio driver: 58017 waits for a restart",
            "  i-4: its Cloud Assistant agent is offline, or it has none");
  }

  @Test
  void isAsDeclaredOnlyWhereAllAreCurrent() {
    EcsMember current = instance("i-1").version(58017).build();

    assertThat(summary(current)).isEqualTo("web: 1 of 1 instance current, as declared");
    assertThat(summary(current, instance("i-2").status("Stopped").build()))
        .isEqualTo("web: 1 of 2 instances current");
    assertThat(summary(instance("i-2").build(), instance("i-3").build()))
        .isEqualTo("web: 0 of 2 instances current");
  }

  private static String summary(EcsMember... members) {
    return new StatusText(Style.PLAIN)
        .lines(
            new FleetStatusReader(new FailureText(Catalog.load()))
                .read(
                    new Plan(
                        "simulator", Instant.EPOCH, List.of(EcsFixtures.plan(group(), members)))))
        .get(0);
  }

  @Test
  void asAFile() throws IOException {
    Path file = directory.resolve("status.json");

    StatusFile.write(status(), "simulator", "2026-03-01T10:00:00Z", file);

    List<Value> instances =
        ((Value.Obj) Pom.json(Files.readString(file)).items("targets").get(0)).items("instances");
    assertThat(instances).hasSize(4);
    assertThat(instances.get(2))
        .isEqualTo(
            Pom.json(
                """
                {"id": "i-3", "resourceId": "acs:ecs:cn-hangzhou:*:instance/i-3",
                 "current": false,
                 "differences": ["virtio driver: 58017 waits for a restart"],
                 "health": null, "power": "running", "provisioningState": "Succeeded",
                 "zone": "cn-hangzhou-h", "faultDomain": null, "updateDomain": null,
                 "extensions": [], "ecs": {"instanceName": "", "status": "Running",
                   "driverVersion": 58017, "requiredVersion": 58017,
                   "productVersion": "100.80.104.58017", "lastRestart": "2026-01-01T00:00:00Z",
                   "restartPending": true, "agentOnline": true, "agentVersion": "2.1.3",
                   "lastHeartbeat": "2026-01-01T00:01:00Z"}}"""));
    assertThat(((Value.Obj) instances.get(3)).obj("ecs"))
        .isEqualTo(
            Pom.json(
                """
                {"instanceName": "web-4", "status": "Running", "driverVersion": null,
                 "requiredVersion": 58017, "productVersion": null, "lastRestart": null,
                 "restartPending": false, "agentOnline": false, "agentVersion": null,
                 "lastHeartbeat": null}"""));
  }
}
