package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcsCommandsTest {

  @TempDir Path directory;
  private EcsScene scene;

  @AfterEach
  void close() {
    scene.close();
  }

  private void open(int instances, String faults, String calls) {
    scene = EcsScene.of(directory, EcsScene.several(instances), faults, calls);
  }

  private EcsCommands.Ends look(List<String> ids) {
    return scene.commands().look(EcsScene.CHECK, ids, EcsScene.LIMIT);
  }

  private EcsCommands.Ends update(List<String> ids) {
    return scene
        .commands()
        .update(EcsScene.UPDATE, ids, new EcsPast(List.of()), Duration.ofMinutes(20));
  }

  @Test
  void sendsToAHundredInstancesAtOnce() {
    open(250, "", "");
    EcsCommands.Ends ends = look(EcsScene.ids(250));
    assertThat(ends.errors()).isEmpty();
    assertThat(ends.results()).containsOnlyKeys(EcsScene.ids(250));
    assertThat(ends.results().values()).allMatch(EcsInvocation.Result::succeeded);
    assertThat(scene.answers("RunCommand")).hasSize(3);
  }

  /** What ECS knows after 96 s is known here after a tenth more at the latest. */
  @Test
  void followsAllChunksAtOnce() {
    open(250, "", "");
    EcsCommands.Ends ends = update(EcsScene.ids(250));
    assertThat(ends.results()).hasSize(250);
    assertThat(scene.passed()).isLessThanOrEqualTo(Duration.ofSeconds(105));
  }

  @Test
  void sendsToTheOthersWhatOneIsNotFitFor() {
    scene =
        EcsScene.of(
            directory,
            EcsScene.several(9)
                + ", {\"id\": \"i-off\", \"status\": \"Stopped\"}, {\"id\": \"i-locked\","
                + " \"locks\": [\"security\"]}",
            "",
            "");
    List<String> ids = new ArrayList<>(EcsScene.ids(9));
    ids.addAll(List.of("i-off", "i-gone", "i-locked"));
    EcsCommands.Ends ends = update(ids);
    assertThat(ends.results()).containsOnlyKeys(EcsScene.ids(9));
    assertThat(ends.errors()).containsOnlyKeys("i-off", "i-gone", "i-locked");
    assertThat(ends.errors().get("i-off").kind()).isEqualTo(CloudError.Kind.CONFLICT);
    assertThat(ends.errors().get("i-gone").kind()).isEqualTo(CloudError.Kind.NOT_FOUND);
    assertThat(ends.errors().get("i-locked").code()).isEqualTo("InstanceLockedForSecurity");
    assertThat(scene.ran(EcsPhase.UPDATE)).hasSize(9);
  }

  /** What is about who asks is no better for one instance alone. */
  @Test
  void asksOnlyOnceWhatItMayNot() {
    String forbidden = "\"respond\": {\"status\": 403, \"code\": \"Forbidden.RAM\"}";
    open(9, "", EcsScene.call("RunCommand", "", forbidden));
    EcsCommands.Ends ends = update(EcsScene.ids(9));
    assertThat(ends.errors().values()).hasSize(9).allMatch(e -> e.code().equals("Forbidden.RAM"));
    assertThat(scene.answers("RunCommand")).hasSize(1);
  }

  @Test
  void asksOnlyOnceWhatIsWrongWithTheCommandItself() {
    String tooLong = "\"respond\": {\"status\": 403, \"code\": \"CmdContent.ExceedLimit\"}";
    open(9, "", EcsScene.call("RunCommand", "", tooLong));
    EcsCommands.Ends ends = update(EcsScene.ids(9));
    assertThat(ends.errors()).hasSize(9);
    assertThat(scene.answers("RunCommand")).hasSize(1);
  }

  @Test
  void waitsForWhatWasSentEarlierAndKnowsItsEndThoughItHasEndedSince() {
    open(3, "", "");
    scene.commands().update(EcsScene.UPDATE, EcsScene.ids(2), scene.past(), Duration.ZERO);
    EcsPast past = scene.past();

    EcsCommands.Ends ends = scene.commands().awaitEarlier(EcsScene.ids(3), past, EcsScene.LIMIT);

    assertThat(ends.results()).containsOnlyKeys("i-web1", "i-web2");
    assertThat(ends.results().values()).allMatch(EcsInvocation.Result::succeeded);
    assertThat(scene.commands().awaitEarlier(EcsScene.ids(3), scene.past(), EcsScene.LIMIT))
        .isEqualTo(ends);
    assertThat(scene.answers("RunCommand")).hasSize(1);
  }

  @Test
  void carriesOutOnceWhatIsSentAgain() {
    open(3, "", EcsScene.call("RunCommand", "\"nth\": 1", "\"drop\": \"afterEffect\""));
    EcsCommands.Ends ends = update(EcsScene.ids(3));
    assertThat(ends.errors()).isEmpty();
    assertThat(ends.results().values()).hasSize(3).allMatch(EcsInvocation.Result::succeeded);
    assertThat(scene.answers("RunCommand")).containsExactly("dropped", "200");
    assertThat(scene.ran(EcsPhase.UPDATE)).containsExactly("i-web1 0", "i-web2 0", "i-web3 0");
  }

  @Test
  void carriesOutOnceWhatARunThatDiedHasSent() {
    open(3, "", "");
    scene.commands().update(EcsScene.UPDATE, EcsScene.ids(3), scene.past(), Duration.ZERO);
    update(EcsScene.ids(3));
    assertThat(scene.ran(EcsPhase.UPDATE)).hasSize(3);
  }

  @Test
  void looksAnewEachTime() {
    open(1, "", "");
    look(List.of("i-web1"));
    look(List.of("i-web1"));
    assertThat(scene.ran(EcsPhase.CHECK)).hasSize(2);
  }

  @Test
  void looksApartFromOtherRuns() {
    open(1, "", "");
    scene.commands().look(EcsScene.CHECK, List.of("i-web1"), Duration.ZERO);
    new EcsCommands(scene.run("run-2"), scene.cloud, EcsScene.GROUP)
        .look(EcsScene.CHECK, List.of("i-web1"), EcsScene.LIMIT);
    look(List.of("i-web1"));
    assertThat(scene.ran(EcsPhase.CHECK)).hasSize(3);
  }

  @Test
  void tellsWhatStillRunsWhenTheTimeIsUp() {
    open(1, "", "");
    EcsCommands.Ends ends =
        scene
            .commands()
            .update(EcsScene.UPDATE, EcsScene.ids(1), scene.past(), Duration.ofSeconds(30));
    assertThat(ends.results().get("i-web1").isRunning()).isTrue();
    assertThat(scene.passed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
  }

  @Test
  void followsOnWhileTheCloudIsAway() {
    open(
        1,
        "",
        EcsScene.call(
            "DescribeInvocationResults",
            "\"after\": \"PT10S\", \"until\": \"PT60S\"",
            "\"drop\": \"beforeEffect\""));
    assertThat(update(EcsScene.ids(1)).results().get("i-web1").succeeded()).isTrue();
    assertThat(scene.answers("DescribeInvocationResults")).contains("dropped");
  }

  @Test
  void namesAndTagsWhatItSends() {
    open(2, "", "");
    update(EcsScene.ids(2));
    look(EcsScene.ids(2));
    Map<String, String> update = Map.of("fleet-group", EcsScene.GROUP, "fleet-phase", "update");
    List<EcsInvocation> found = scene.cloud.findInvocations(update);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).tags()).isEqualTo(update);
    assertThat(found.get(0).name()).matches("fleet-update-[0-9a-f]{16}");
    assertThat(scene.cloud.findInvocations(EcsNames.tags(EcsScene.GROUP, EcsPhase.CHECK)))
        .extracting(EcsInvocation::name)
        .allMatch(name -> name.startsWith("fleet-check-"))
        .hasSize(1);
  }

  @Test
  void sendsTheNextAttemptAgain() {
    open(2, EcsScene.fault("i-web1", "update", "\"exitCode\": 5, \"times\": 1"), "");
    assertThat(update(EcsScene.ids(2)).results().get("i-web1").succeeded()).isFalse();
    EcsCommands.Ends again =
        scene.commands().update(EcsScene.UPDATE, List.of("i-web1"), scene.past(), EcsScene.LIMIT);
    assertThat(again.results().get("i-web1").succeeded()).isTrue();
    assertThat(scene.ran(EcsPhase.UPDATE)).containsExactly("i-web1 5", "i-web2 0", "i-web1 0");
  }
}
