package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.store.Agent;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The agents of Cloud Assistant. One that answers reports every minute; one counts as running for
 * two minutes after its last report, whether or not it answers. Guarded by the simulator's lock.
 */
public final class Agents {

  private static final Duration BEAT = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Ecs ecs;

  Agents(Ecs ecs) {
    this.ecs = ecs;
  }

  /** Returns when an agent was heard last. */
  public Optional<Instant> heard(Instance instance) {
    Agent agent = instance.guest().agent();
    @Nullable Instant since = agent.since();
    if (since == null) {
      return Optional.ofNullable(agent.heard());
    }
    Duration beat = ecs.real(BEAT);
    long beats = Duration.between(since, ecs.now()).toNanos() / Math.max(1, beat.toNanos());
    return Optional.of(since.plus(beat.multipliedBy(beats)));
  }

  /** Tells whether ECS takes an agent for running. */
  public boolean online(Instance instance) {
    Instant limit = ecs.now().minus(ecs.real(PATIENCE));
    return heard(instance).filter(last -> !last.isBefore(limit)).isPresent();
  }

  /** Lets an agent fall silent. */
  void silence(String id, String cause) {
    Instance instance = ecs.known(id);
    Agent agent = instance.guest().agent();
    ecs.store().put(instance.with(agent.silent(heard(instance).orElse(null), cause)));
  }

  /** Lets an agent answer again, unless something else silences it; tells whether it does now. */
  boolean back(String id, String cause) {
    Instance instance = ecs.known(id);
    Agent agent = instance.guest().agent();
    if (agent.version() == null || !cause.equals(agent.silencedBy())) {
      return false;
    }
    ecs.store().put(instance.with(agent.answering(ecs.now())));
    ecs.note(id, "agentBack", null, null);
    return true;
  }
}
