package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rollout of an ECS group costs, in calls and in time. */
class EcsCostTest {

  private static final Duration UPDATE = Duration.ofSeconds(90);

  @TempDir private Path directory;

  @Test
  void twoHundredInstancesTakeLittleMoreThanTheCriticalPath() throws Exception {
    EcsCost cost = EcsCost.of(directory, 200, UPDATE);

    assertThat(cost.took())
        .isBetween(cost.critical(), cost.critical().multipliedBy(11).dividedBy(10));
  }

  /** The formula of {@link EcsCallForecast}. */
  @Test
  void callsFollowFromChunksAndPages() throws Exception {
    EcsCost cost = EcsCost.of(directory, 200, UPDATE);

    int looksOfThePlan = 200 / 100;
    int looksOfBatches = 2 * EcsCost.BATCHES;
    assertThat(cost.calls())
        .containsEntry("DescribeDisks", 200)
        .containsEntry("CreateSnapshot", 200)
        .containsEntry("RunCommand", looksOfThePlan + looksOfBatches + EcsCost.BATCHES)
        .containsEntry("RebootInstances", EcsCost.BATCHES)
        .containsEntry("DescribeInvocations", 2)
        .containsEntry("DescribeCommands", 1)
        // the lease: taken, and given back
        .containsEntry("TagResources", 1)
        .containsEntry("UntagResources", 1);
  }

  /** Four times the instances in as many batches: the batches' own polls stay the same. */
  @Test
  void pollsDoNotGrowWithInstances() throws Exception {
    EcsCost few = EcsCost.of(directory, 50, UPDATE);
    EcsCost many = EcsCost.of(directory, 200, UPDATE);

    // The plan's look at 200 drivers takes two commands, whose results have two pages each.
    assertThat(grown("DescribeInvocationResults", few, many)).isBetween(0, 12);
    // The whole group is read at the beginning and between batches, 100 instances at a time.
    assertThat(grown("DescribeInstances", few, many)).isBetween(0, 2 * EcsCost.BATCHES);
    assertThat(grown("DescribeCloudAssistantStatus", few, many)).isBetween(0, 2 * EcsCost.BATCHES);
    int polls = few.calls("DescribeSnapshots") - 1;
    assertThat(grown("DescribeSnapshots", few, many)).isBetween(0, polls);
  }

  private static int grown(String action, EcsCost few, EcsCost many) {
    return many.calls(action) - few.calls(action);
  }
}
