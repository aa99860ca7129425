package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.DesiredTarget.EcsGroup;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.ecs.EcsSelection;
import io.github.fleetmaven.model.ecs.VirtioDriver;
import io.github.fleetmaven.plan.EcsFixtures;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ECS groups as a pom declares them: all instances that are tagged with the role web. */
final class EcsGroups {

  private EcsGroups() {}

  /** Returns a group that is updated in batches of so many percent. */
  static EcsGroup tagged(int percent) {
    return tagged(
        new RolloutPolicy(
            Optional.of(RolloutPolicy.Order.INSTANCE),
            new Amount.Percent(percent),
            Optional.empty(),
            new Amount.Percent(percent),
            Duration.ZERO,
            Duration.ofHours(2),
            Duration.ofMinutes(10),
            new Amount.Count(0)),
        EcsFixtures.driver());
  }

  /** Returns a group whose instances are restarted by somebody else. */
  static EcsGroup withoutRestart(RolloutPolicy policy) {
    return tagged(
        policy,
        EcsFixtures.driver(
            new VirtioDriver.Method.CommonCommand(),
            VirtioDriver.Snapshot.Disks.NONE,
            VirtioDriver.Restart.NONE));
  }

  static EcsGroup tagged(RolloutPolicy policy, VirtioDriver driver) {
    return new EcsGroup(
        EcsScene.GROUP,
        "cn-hangzhou",
        new EcsSelection.Tags(Map.of("role", "web")),
        driver,
        "pom.xml:10",
        policy,
        Set.of());
  }
}
