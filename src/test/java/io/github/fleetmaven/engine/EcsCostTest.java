package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.TargetOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rollout of an ECS group costs, in calls and in time. */
class EcsCostTest {

  private static final int BATCHES = 5;

  @TempDir private Path directory;

  /** The critical path is what the simulated durations of docs/simulator.md come to. */
  @Test
  void twoHundredInstancesTakeLittleMoreThanTheCriticalPath() throws Exception {
    Run run = run(200);

    Duration delivery = Duration.ofSeconds(1);
    Duration check = delivery.plusSeconds(5);
    Duration update = delivery.plusSeconds(90);
    Duration restart = Duration.ofSeconds(60 + 15);
    Duration batch = update.plus(check).plus(restart).plus(check);
    Duration critical = check.plus(Duration.ofMinutes(2)).plus(batch.multipliedBy(BATCHES));
    assertThat(run.took()).isBetween(critical, critical.multipliedBy(11).dividedBy(10));
  }

  @Test
  void callsFollowFromChunksAndPages() throws Exception {
    int group = 200;
    Map<String, Integer> calls = run(group).calls();

    int checks = ceiling(group, 100) + 2 * BATCHES;
    assertThat(calls)
        .containsEntry("DescribeDisks", group)
        .containsEntry("CreateSnapshot", group)
        .containsEntry("RunCommand", checks + BATCHES)
        .containsEntry("RebootInstances", BATCHES)
        .containsEntry("DescribeInvocations", 2)
        .containsEntry("DescribeCommands", 1)
        // the lease: taken, and given back
        .containsEntry("TagResources", 1)
        .containsEntry("UntagResources", 1);
  }

  /** Four times the instances in as many batches: the batches' own polls stay the same. */
  @Test
  void pollsDoNotGrowWithInstances() throws Exception {
    Map<String, Integer> few = run(50).calls();
    Map<String, Integer> many = run(200).calls();

    // The plan's own look at 200 drivers takes two commands, whose results have two pages each.
    assertThat(many.get("DescribeInvocationResults"))
        .isBetween(few.get("DescribeInvocationResults"), few.get("DescribeInvocationResults") + 12);
    // The whole group is read at its beginning and between batches, 100 instances at a time.
    assertThat(many.get("DescribeInstances"))
        .isBetween(few.get("DescribeInstances"), few.get("DescribeInstances") + 2 * BATCHES);
    assertThat(many.get("DescribeCloudAssistantStatus"))
        .isBetween(
            few.get("DescribeCloudAssistantStatus"),
            few.get("DescribeCloudAssistantStatus") + 2 * BATCHES);
    int polls = few.get("DescribeSnapshots") - 1;
    assertThat(many.get("DescribeSnapshots") - 1).isLessThanOrEqualTo(2 * polls);
  }

  /** How long a rollout took, and what was called how often. */
  private record Run(Duration took, Map<String, Integer> calls) {}

  private Run run(int instances) throws Exception {
    Path folder = Files.createTempDirectory(directory, "run");
    String all =
        "{\"idPrefix\": \"i-web\", \"count\": %d, \"tags\": {\"role\": \"web\"}}"
            .formatted(instances);
    try (EcsFleet fleet = new EcsFleet(folder, EcsScene.of(folder, all, "", ""))) {
      TargetOutcome outcome = fleet.apply(EcsGroups.tagged(20));
      assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
      Map<String, Integer> calls = new TreeMap<>();
      for (String action : ACTIONS) {
        calls.put(action, fleet.scene.answers(action).size());
      }
      int counted = calls.values().stream().mapToInt(Integer::intValue).sum();
      assertThat(fleet.scene.cloud.requests().requests())
          .as("all kinds of calls")
          .isEqualTo(counted);
      return new Run(fleet.scene.passed(), calls);
    }
  }

  private static final List<String> ACTIONS =
      List.of(
          "CreateSnapshot",
          "DescribeCloudAssistantStatus",
          "DescribeCommands",
          "DescribeDisks",
          "DescribeInstances",
          "DescribeInvocationResults",
          "DescribeInvocations",
          "DescribeSnapshots",
          "RebootInstances",
          "RunCommand",
          "TagResources",
          "UntagResources");

  private static int ceiling(int number, int size) {
    return (number + size - 1) / size;
  }
}
