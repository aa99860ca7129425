package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.store.Agent;
import io.github.fleetmaven.simulator.ecs.store.Disk;
import io.github.fleetmaven.simulator.ecs.store.Guest;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.ecs.store.SavedCommand;
import io.github.fleetmaven.simulator.ecs.store.Status;
import io.github.fleetmaven.simulator.scenario.CommonCommand;
import io.github.fleetmaven.simulator.scenario.SeededInstance;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.EcsStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills ECS with what a scenario starts from. Guarded by the simulator's lock. */
final class EcsSeeder {

  private final Ecs ecs;
  private final EcsStore store;

  EcsSeeder(Ecs ecs) {
    this.ecs = ecs;
    this.store = ecs.store();
  }

  void seed() {
    ecs.section().instances().forEach(this::seed);
    ecs.section().commonCommands().forEach(this::seed);
  }

  private void seed(SeededInstance seed) {
    List<String> disks = new ArrayList<>();
    for (int i = 0; i < seed.disks(); i++) {
      Disk disk =
          new Disk("d-" + seed.id().replaceFirst("^i-", "") + "-" + i, seed.id(), i, Map.of());
      store.put(disk);
      disks.add(disk.id());
    }
    Instant booted = ecs.now().minus(seed.uptime());
    store.put(
        new Instance(
            seed.id(),
            seed.name(),
            seed.osType(),
            seed.osName(),
            seed.zone(),
            ecs.now().minus(seed.age()),
            booted,
            seed.running() ? Status.RUNNING : Status.STOPPED,
            null,
            seed.locks(),
            seed.tags(),
            disks,
            new Guest(
                seed.driver().orElse(null), seed.loaded().orElse(null), booted, agent(seed))));
  }

  private Agent agent(SeededInstance seed) {
    boolean answers = seed.running() && seed.agent() == SeededInstance.Agent.ONLINE;
    boolean installed = seed.agent() != SeededInstance.Agent.NONE;
    @Nullable Instant since = answers ? ecs.now() : null;
    // Of one that doesn't answer the last report is as old as its system's last boot.
    @Nullable Instant heard = installed ? ecs.now().minus(seed.uptime()) : null;
    return new Agent(
        installed ? seed.agentVersion() : null,
        since,
        answers ? since : heard,
        null,
        seed.activeTasks(),
        0,
        null,
        Map.of());
  }

  private void seed(CommonCommand seed) {
    int latest =
        ecs.section().commonCommands().stream()
            .filter(other -> other.name().equals(seed.name()))
            .mapToInt(CommonCommand::version)
            .max()
            .orElse(seed.version());
    store.put(
        new SavedCommand(
            "c-" + Digests.brief(seed.provider() + "/" + seed.name() + "/" + seed.version()),
            seed.name(),
            "",
            seed.type(),
            seed.content(),
            seed.timeout(),
            true,
            ecs.now(),
            new SavedCommand.Common(seed.provider(), seed.version(), seed.version() == latest),
            Map.of()));
  }
}
