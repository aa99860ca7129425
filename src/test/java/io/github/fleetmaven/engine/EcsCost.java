package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.TargetOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a rollout of an ECS group came to, in five batches, where nothing went wrong.
 *
 * @param took how long the engine waited
 * @param critical how long the simulated durations take of what has to be done one after the other
 * @param calls how often each action was called
 * @param writes how many calls changed something
 */
record EcsCost(Duration took, Duration critical, Map<String, Integer> calls, int writes) {

  static final int BATCHES = 5;

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

  /**
   * Rolls out.
   *
   * @param update how long a simulated update takes
   */
  static EcsCost of(Path directory, int instances, Duration update) throws IOException {
    Path folder = Files.createTempDirectory(directory, "cost");
    String scenario =
        """
        {"ecs": {"timing": {"driverUpdate": "%s"},
          "instances": [{"idPrefix": "i-web", "count": %d, "tags": {"role": "web"}}]}}"""
            .formatted(update, instances);
    try (EcsFleet fleet = new EcsFleet(folder, EcsScene.of(folder, scenario))) {
      TargetOutcome outcome = fleet.apply(EcsGroups.tagged(100 / BATCHES));
      assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
      Map<String, Integer> calls = new TreeMap<>();
      ACTIONS.forEach(action -> calls.put(action, fleet.scene.answers(action).size()));
      EcsCost cost =
          new EcsCost(
              fleet.scene.passed(), critical(update), calls, fleet.scene.cloud.requests().writes());
      assertThat(fleet.scene.cloud.requests().requests())
          .as("all kinds of calls are known")
          .isEqualTo(cost.requests());
      return cost;
    }
  }

  /** The durations are those that docs/simulator.md names. */
  private static Duration critical(Duration update) {
    Duration delivery = Duration.ofSeconds(1);
    Duration check = delivery.plusSeconds(5);
    Duration restart = Duration.ofSeconds(60 + 15);
    Duration batch = delivery.plus(update).plus(check).plus(restart).plus(check);
    return check.plus(Duration.ofMinutes(2)).plus(batch.multipliedBy(BATCHES));
  }

  int calls(String action) {
    return calls.getOrDefault(action, 0);
  }

  int requests() {
    return calls.values().stream().mapToInt(Integer::intValue).sum();
  }
}
