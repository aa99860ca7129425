package io.github.fleetmaven.plan.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.json.InvalidJsonException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Action;
import io.github.fleetmaven.plan.Calls;
import io.github.fleetmaven.plan.Change;
import io.github.fleetmaven.plan.Effect;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {

  private static final Instant THEN = Instant.parse("2026-05-01T10:00:00Z");
  private static final String TAG = "fleet1:AAAAAAAAAAAAAAAAAAAAAA.%s:0";

  @TempDir Path folder;

  @Test
  void writesWhatTheDesignSaysInAnOrderThatNeverChanges() throws IOException {
    Path file = folder.resolve("target/fleet/plan.json");

    PlanFile.write(plan(change("80")), file);

    assertThat(Files.readString(file))
        .isEqualToIgnoringNewLines(
            """
            {
              "formatVersion" : 1,
              "cloud" : "simulator",
              "createdAt" : "2026-05-01T10:00:00Z",
              "targets" : [ {
                "id" : "/subscriptions/s/x",
                "kind" : "scaleSet",
                "name" : "myVMSS",
                "fingerprint" : "sha256:1",
                "rollout" : { },
                "calls" : {
                  "modelWrites" : 0,
                  "manualUpgrades" : 0,
                  "extensionWrites" : 0,
                  "instanceLists" : 0
                },
                "changes" : [ {
                  "path" : "extensions/app",
                  "action" : "create",
                  "before" : null,
                  "after" : {
                    "settings" : {
                      "port" : "80"
                    }
                  },
                  "reason" : "it isn't there",
                  "effect" : "rerun",
                  "instances" : 2
                } ],
                "instances" : {
                  "total" : 2,
                  "byEffect" : {
                    "none" : 1,
                    "rerun" : 1,
                    "uninstall" : 0,
                    "restart" : 0,
                    "reimage" : 0
                  }
                }
              } ]
            }
            """);
  }

  @Test
  void readsWhatItWrote() {
    PlanFile.Contents contents = written(plan(change("80")));

    assertThat(contents.cloud()).isEqualTo("simulator");
    assertThat(contents.createdAt()).isEqualTo(THEN);
    assertThat(contents.targets()).hasSize(1);
    assertThat(PlanComparison.firstDifference(contents, plan(change("80")))).isEmpty();
  }

  @Test
  void ignoresTimesReasonsAndCounts() {
    PlanFile.Contents contents = written(plan(change("80")));
    Change c = change("80");
    Change recounted =
        new Change(c.path(), c.action(), c.before(), c.after(), "another", c.effect(), 9);
    Plan later = new Plan("simulator", THEN.plusSeconds(60), plan(recounted).targets());

    assertThat(PlanComparison.firstDifference(contents, later)).isEmpty();
  }

  @Test
  void namesTheFirstDifference() {
    PlanFile.Contents contents = written(plan(change("80")));

    assertThat(PlanComparison.firstDifference(contents, plan(change("81"))))
        .contains("myVMSS extensions/app: after.settings.port was \"80\" and is \"81\"");
    assertThat(PlanComparison.firstDifference(contents, plan()))
        .contains("myVMSS extensions/app: this change is no more needed");
    assertThat(PlanComparison.firstDifference(written(plan()), plan(change("80"))))
        .contains("myVMSS extensions/app: this change is not in the plan");
    assertThat(
            PlanComparison.firstDifference(
                contents, new Plan("azure", THEN, plan(change("80")).targets())))
        .contains("the plan is for the cloud simulator, and this run is for azure");
    assertThat(PlanComparison.firstDifference(contents, new Plan("simulator", THEN, List.of())))
        .contains("the target myVMSS is in the plan and no more in the pom");
    assertThat(
            PlanComparison.firstDifference(written(new Plan("simulator", THEN, List.of())), plan()))
        .contains("the target myVMSS is in the pom and not in the plan");
  }

  @Test
  void seesThatTheCloudChangedThoughTheChangesDidNot() {
    PlanFile.Contents contents = written(plan(change("80")));
    Plan moved = new Plan("simulator", THEN, List.of(target("sha256:2", List.of(change("80")))));

    assertThat(PlanComparison.firstDifference(contents, moved))
        .contains("myVMSS: what the cloud shows of it has changed since the plan was made");
  }

  @Test
  void findsTheSaltsThatThePlanDrewAnew() {
    Change fresh = tagged("extensions/app", Optional.empty(), "new1~hash");
    Change kept = tagged("extensions/kept", Optional.of("old~hash"), "old~other");
    Change member = tagged("web-1/extensions/db", Optional.empty(), "new2~hash");
    Change plain = change("80");

    PlanFile.Contents contents = written(plan(fresh, kept, member, plain));

    assertThat(contents.salts())
        .containsOnlyKeys(new ExtensionKey("myVMSS", "app"), new ExtensionKey("myVMSS", "db"))
        .containsEntry(new ExtensionKey("MYVMSS", "APP"), "new1")
        .containsEntry(new ExtensionKey("myVMSS", "db"), "new2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[                                           | it is not JSON",
        "[]                                          | it is not a plan of this plugin",
        "{\"a\": 1}                                  | it is not a plan of this plugin",
        "{\"formatVersion\": 2}                      | its formatVersion is not 1",
        "{\"formatVersion\": 1}                      | a list targets is missing",
        "{\"formatVersion\": 1, \"targets\": [{}]}   | a text id is missing",
        "{\"formatVersion\": 1, \"targets\": []}     | a text cloud is missing",
        "{\"formatVersion\": 1, \"targets\": [], \"cloud\": \"c\", \"createdAt\": \"x\"}"
            + " | its createdAt is not a time"
      })
  void refusesAFileThatIsNoPlan(String text, String why) throws IOException {
    Path file = Files.writeString(folder.resolve("plan.json"), text);

    assertThatThrownBy(() -> PlanFile.read(file))
        .isInstanceOf(FleetException.class)
        .hasMessageStartingWith("Tried to read a plan but failed")
        .hasMessageContaining(file.toString())
        .hasMessageContaining(why)
        .hasMessageContaining("make it again with fleet:plan");
  }

  @Test
  void saysWhatToDoWhereThereIsNoFile() {
    assertThatThrownBy(() -> PlanFile.read(folder.resolve("nothing.json")))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("there is no such file; make it with fleet:plan");
  }

  @Test
  void saysWhyAPlanCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("occupied"), "");

    assertThatThrownBy(() -> PlanFile.write(plan(), file.resolve("plan.json")))
        .isInstanceOf(FleetException.class)
        .hasMessageStartingWith("Tried to write a plan but failed");
  }

  @Test
  void aPlanHoldsWhenTheCallsHaveMoved() {
    TargetPlan target = target("sha256:1", List.of(change("80")));
    Plan grown = new Plan("simulator", THEN, List.of(target.with(new Calls(1, 9, 0, 9))));

    assertThat(PlanComparison.firstDifference(written(plan(change("80"))), grown)).isEmpty();
  }

  private PlanFile.Contents written(Plan plan) {
    Path file = folder.resolve("plan.json");
    PlanFile.write(plan, file);
    return PlanFile.read(file);
  }

  private static Change change(String port) {
    return new Change(
        "extensions/app",
        Action.CREATE,
        Optional.empty(),
        Optional.of(json("{\"settings\": {\"port\": \"%s\"}}".formatted(port))),
        "it isn't there",
        Effect.RERUN,
        2);
  }

  private static Change tagged(String path, Optional<String> before, String after) {
    return new Change(
        path,
        Action.UPDATE,
        before.map(PlanFileTest::tag),
        Optional.of(tag(after)),
        "",
        Effect.RERUN,
        1);
  }

  private static Value tag(String guarded) {
    return Value.Obj.EMPTY.with("forceUpdateTag", Value.of(TAG.formatted("." + guarded)));
  }

  private static Plan plan(Change... changes) {
    return new Plan("simulator", THEN, List.of(target("sha256:1", List.of(changes))));
  }

  private static TargetPlan target(String fingerprint, List<Change> changes) {
    return new TargetPlan(
        "/subscriptions/s/x",
        TargetPlan.Kind.SCALE_SET,
        "myVMSS",
        "pom.xml:1",
        fingerprint,
        Value.Obj.EMPTY,
        changes,
        List.of(
            new InstancePlan("0", Effect.NONE, List.of()),
            new InstancePlan("1", Effect.RERUN, List.of("extension app: not there"))),
        List.of(),
        new Work.MachinesWork(List.of()));
  }

  private static Value json(String text) {
    try {
      return Json.parse(text);
    } catch (InvalidJsonException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
