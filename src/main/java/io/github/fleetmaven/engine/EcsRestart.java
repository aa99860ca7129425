package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.model.ecs.CloudAssistant;
import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.model.ecs.EcsSelection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Restarts instances, and makes sure of it: what counts is a boot time that is later than before,
 * told by the instance after its agent has come back. Times are compared with others of the same
 * clock only. For one run on one group, used by one thread.
 */
final class EcsRestart {

  /**
   * Looks are commands: as long as some are away, the others are looked at no more often, and so
   * are those that were looked at in vain.
   */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);

  private static final int AT_ONCE = 100;

  private final RunContext context;
  private final EcsCloud cloud;
  private final EcsChecks checks;

  EcsRestart(RunContext context, EcsCloud cloud, EcsChecks checks) {
    this.context = context;
    this.cloud = cloud;
    this.checks = checks;
  }

  /**
   * How instances stand after their restart.
   *
   * @param readings what each told then
   * @param failed why some were not seen to restart
   */
  record Restarted(Map<String, DriverReading.Known> readings, Map<String, String> failed) {}

  /**
   * Restarts instances and waits until they are back.
   *
   * @param before when each was booted before, by its own clock
   * @param limit how long they may take to be back
   */
  Restarted restart(Map<String, Instant> before, Duration limit) {
    Wait wait = new Wait(before, cloud.readAgents(List.copyOf(before.keySet())));
    List<String> all = before.keySet().stream().sorted().toList();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      wait.without(reboot(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
    }
    return wait.until(limit);
  }

  /**
   * An answer that was lost says nothing: whether they restart is seen by their boot times. A
   * refusal is that of all of these, and leaves others to be waited for.
   */
  private Map<String, CloudError> reboot(List<String> ids) {
    try {
      return cloud.reboot(ids);
    } catch (CloudException e) {
      return switch (e.error().kind()) {
        case UNREACHABLE -> Map.of();
        case INTERRUPTED -> throw e;
        default -> ids.stream().collect(Collectors.toMap(id -> id, id -> e.error()));
      };
    }
  }

  /** The wait for instances that were told to restart. For one thread. */
  private final class Wait {

    private final Map<String, Instant> before;
    private final Map<String, CloudAssistant> agentsBefore;
    private final Set<String> waiting;
    private final Set<String> inVain = new TreeSet<>();
    private final Map<String, DriverReading.Known> readings = new TreeMap<>();
    private final Map<String, String> failed = new TreeMap<>();
    private final Map<String, String> lastSeen = new TreeMap<>();

    Wait(Map<String, Instant> before, Map<String, CloudAssistant> agentsBefore) {
      this.before = before;
      this.agentsBefore = agentsBefore;
      this.waiting = new TreeSet<>(before.keySet());
    }

    void without(Map<String, CloudError> errors) {
      errors.forEach((id, error) -> failed.put(id, error.text()));
      waiting.removeAll(errors.keySet());
    }

    Restarted until(Duration limit) {
      Instant start = context.now();
      Instant looked = start;
      while (!waiting.isEmpty()) {
        Set<String> back = back();
        Duration passed = context.since(start);
        boolean late = passed.compareTo(limit) >= 0;
        boolean due = context.since(looked).compareTo(BETWEEN_LOOKS) >= 0;
        boolean all = back.size() == waiting.size() && !inVain.containsAll(back);
        if (!back.isEmpty() && (all || late || due)) {
          checks.read(back).forEach(this::judge);
          inVain.addAll(back);
          looked = context.now();
        }
        if (waiting.isEmpty() || late) {
          break;
        }
        context.sleep(Pacing.closely(context.since(start)));
      }
      waiting.forEach(id -> failed.put(id, why(id, limit)));
      return new Restarted(readings, failed);
    }

    private void judge(String id, DriverReading reading) {
      if (!(reading instanceof DriverReading.Known known)) {
        lastSeen.put(id, ((DriverReading.Unknown) reading).why());
      } else if (known.bootTime().isAfter(before.getOrDefault(id, Instant.MIN))) {
        waiting.remove(id);
        readings.put(id, known);
      } else {
        lastSeen.put(
            id, "it says that it was booted last at " + known.bootTime() + ", before that");
      }
    }

    /** Returns those that run, and whose agents have reported anew. */
    private Set<String> back() {
      List<String> ids = List.copyOf(waiting);
      Set<String> running;
      Map<String, CloudAssistant> agents;
      try {
        running =
            cloud.findInstances(new EcsSelection.Ids(ids)).stream()
                .filter(EcsInstance::isRunning)
                .map(EcsInstance::id)
                .collect(Collectors.toSet());
        agents = cloud.readAgents(ids);
      } catch (CloudException e) {
        if (e.error().kind() != CloudError.Kind.UNREACHABLE) {
          throw e;
        }
        return Set.of();
      }
      Set<String> back = new TreeSet<>();
      for (String id : ids) {
        if (!running.contains(id)) {
          lastSeen.put(id, "it isn't running");
        } else if (hasReported(id, agents)) {
          back.add(id);
        } else {
          lastSeen.put(id, "its agent has not come back");
        }
      }
      return back;
    }

    private boolean hasReported(String id, Map<String, CloudAssistant> agents) {
      CloudAssistant agent = agents.getOrDefault(id, CloudAssistant.ABSENT);
      Optional<Instant> earlier =
          agentsBefore.getOrDefault(id, CloudAssistant.ABSENT).lastHeartbeat();
      boolean anew =
          earlier.isEmpty()
              || agent.lastHeartbeat().map(at -> at.isAfter(earlier.get())).orElse(false);
      return agent.online() && anew;
    }

    private String why(String id, Duration limit) {
      return "it was not seen to restart within "
          + limit
          + ": "
          + lastSeen.getOrDefault(id, "nothing was heard of it");
    }
  }
}
