package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.Fixtures.NO_CONTENT;
import static io.github.fleetmaven.plan.Fixtures.NO_OPTIONS;
import static io.github.fleetmaven.plan.Fixtures.app;
import static io.github.fleetmaven.plan.Fixtures.desired;
import static io.github.fleetmaven.plan.Fixtures.planner;
import static io.github.fleetmaven.plan.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.file.PlanComparison;
import io.github.fleetmaven.plan.file.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that was written, read, and made again. */
class ReviewedPlanTest {

  private static final DesiredTarget DESIRED =
      desired(app().hidden("{\"key\": \"hunter2\"}"), Fixtures.kind("ib", "infiniBandDriver"));

  @TempDir Path folder;

  @Test
  void holdsWhenItIsMadeAgainWithItsOwnSalts() throws IOException {
    PlanFile.Contents reviewed = write(plan(set(), new Salts("first", Map.of())));

    Plan again = plan(set(), new Salts("second", reviewed.salts()));

    assertThat(PlanComparison.firstDifference(reviewed, again)).isEmpty();
    Plan other = plan(set(), new Salts("second", Map.of()));
    assertThat(PlanComparison.firstDifference(reviewed, other).orElseThrow())
        .startsWith("myVMSS extensions/app: after.forceUpdateTag was ");
    assertThat(Files.readString(folder.resolve("plan.json"))).doesNotContain("hunter2");
  }

  @Test
  void stillHoldsOnceItWasCarriedOut() {
    Plan first = plan(set(), new Salts("first", Map.of()));
    PlanFile.Contents reviewed = write(first);

    Plan again = plan(Applied.to(first.targets().get(0)), new Salts("second", reviewed.salts()));

    assertThat(again.isEmpty()).isTrue();
    assertThat(PlanComparison.firstDifference(reviewed, again)).isEmpty();
  }

  @Test
  void holdsNoMoreWhenTheCloudShowsSomethingElse() {
    Plan first = plan(set(), new Salts("first", Map.of()));
    PlanFile.Contents reviewed = write(first);
    TargetPlan target = first.targets().get(0);
    TargetPlan unchanged =
        new TargetPlan(
            target.id(),
            target.kind(),
            target.name(),
            target.declaredAt(),
            target.fingerprint(),
            target.rollout(),
            List.of(),
            target.instances(),
            List.of(),
            target.work());

    assertThat(
            PlanComparison.firstDifference(
                reviewed, new Plan("simulator", Instant.EPOCH, List.of(unchanged))))
        .contains("myVMSS extensions/app: this change is no more needed");
  }

  private PlanFile.Contents write(Plan plan) {
    Path file = folder.resolve("plan.json");
    PlanFile.write(plan, file);
    return PlanFile.read(file);
  }

  private static Plan plan(ObservedTarget observed, ProtectedDigest digests) {
    return new Plan(
        "simulator",
        Instant.EPOCH,
        List.of(planner().plan(DESIRED, NO_CONTENT, observed, digests, NO_OPTIONS)));
  }

  /** Draws salts as the real one does: another one each time. */
  private record Salts(String random, Map<ExtensionKey, String> known) implements ProtectedDigest {

    @Override
    public String digest(Value.Obj settings, String salt) {
      return Fixtures.DIGESTS.digest(settings, salt);
    }

    @Override
    public String newSalt(ExtensionKey key) {
      return Optional.ofNullable(known.get(key)).orElse(random);
    }
  }
}
