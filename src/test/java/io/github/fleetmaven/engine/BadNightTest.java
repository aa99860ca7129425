package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rollouts through the night that docs/simulator.md tells of, and through Azure's own limits. */
@Timeout(240)
class BadNightTest {

  private static final int INSTANCES = 10;

  private static final DesiredTarget SET = set("web");

  @TempDir private Path directory;

  private static DesiredTarget.ScaleSet set(String name) {
    return Pom.set(name, Pom.policy(2, 2, INSTANCES), Pom.ext("app").settings("{\"release\": 2}"));
  }

  /** The faults of the page, of a set that is called web here. */
  private static Scene night(int seed) {
    Scene scene =
        Scene.of(Scene.set("web", INSTANCES).extension("app", "Contoso", "app", ""))
            .with("\"seed\": " + seed);
    try {
      String page = Files.readString(Path.of("docs/simulator.md"));
      String night = page.substring(page.indexOf("**A bad night**"));
      night = night.substring(night.indexOf("\"faults\": [") + "\"faults\": [".length());
      return scene.fault(night.substring(0, night.indexOf("] }\n```")).replace("myVMSS", "web"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EngineFixture fleet(String name, Scene scene) {
    try {
      return EngineFixture.of(Files.createDirectories(directory.resolve(name)), scene);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> journal(String name, int seed) {
    EngineFixture fleet = fleet(name, night(seed));
    fleet.apply(SET);
    return fleet.simulator.journal();
  }

  @Test
  void isTheSameEachTimeByteForByte() {
    assertThat(journal("one", 7)).isEqualTo(journal("other", 7));
  }

  @Test
  void isAnotherOneWithAnotherSeed() {
    assertThat(journal("one", 7)).isNotEqualTo(journal("other", 8));
  }

  @Test
  void endsWithAnAccountOfEachInstanceAndTheNextRunMendsWhatFailed() {
    EngineFixture fleet = fleet("night", night(7));
    TargetOutcome outcome = fleet.applyOne(SET);
    assertThat(outcome.instances()).hasSize(INSTANCES);
    assertThat(outcome.instances())
        .allSatisfy(i -> assertThat(i.state()).isIn(State.CURRENT, State.FAILED, State.SKIPPED));
    assertThat(statuses(fleet, "429")).isPositive();
    assertThat(statuses(fleet, "dropped")).isPositive();
    TargetOutcome morning = fleet.applyOne(SET);
    assertThat(morning.count(State.CURRENT)).isGreaterThanOrEqualTo(outcome.count(State.CURRENT));
  }

  /** Promise 8: it waits as it is told, and goes on. */
  @Test
  void manySetsStayWithinAzuresLimits() {
    int sets = 20;
    Scene scene =
        Scene.of(
                IntStream.range(0, sets)
                    .mapToObj(
                        i -> Scene.set("web" + i, INSTANCES).extension("app", "Contoso", "app", ""))
                    .toArray(Scene.SetOf[]::new))
            .with("\"throttling\": \"azure\"");
    EngineFixture fleet = fleet("throttled", scene);
    List<TargetOutcome> outcomes =
        fleet.apply(
            IntStream.range(0, sets).mapToObj(i -> set("web" + i)).toArray(DesiredTarget[]::new));
    assertThat(outcomes)
        .allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty())
        .allSatisfy(outcome -> assertThat(outcome.count(State.CURRENT)).isEqualTo(INSTANCES));
    long refused = statuses(fleet, "429");
    long all = fleet.simulator.journal().stream().filter(l -> l.contains("\"request\"")).count();
    assertThat(refused).as("429s of %d requests", all).isLessThanOrEqualTo(all / 50);
  }

  private static long statuses(EngineFixture fleet, String status) {
    return fleet.simulator.journal().stream()
        .filter(line -> line.contains("\"event\":\"request\""))
        .filter(line -> line.contains("\"status\":\"" + status + "\""))
        .count();
  }
}
