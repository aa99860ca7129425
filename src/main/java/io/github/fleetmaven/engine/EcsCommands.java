package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.cloud.EcsCommand;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Sends commands to the instances of a group, up to a hundred at once, and follows them to their
 * end. For one run on one group, used by one thread.
 */
final class EcsCommands {

  /** ECS refuses a whole call for one instance that doesn't fit: the others are sent without it. */
  private static final Set<CloudError.Kind> ABOUT_AN_INSTANCE =
      EnumSet.of(CloudError.Kind.REFUSED, CloudError.Kind.NOT_FOUND, CloudError.Kind.CONFLICT);

  private final RunContext context;
  private final EcsCloud cloud;
  private final String group;

  EcsCommands(RunContext context, EcsCloud cloud, String group) {
    this.context = context;
    this.cloud = cloud;
    this.group = group;
  }

  /**
   * How commands stand when they have been followed.
   *
   * @param results by instance; some may still be running when the time was up
   * @param errors why some instances weren't sent the command
   */
  record Ends(Map<String, EcsInvocation.Result> results, Map<String, CloudError> errors) {

    /** Where nothing was sent. */
    static final Ends NONE = new Ends(Map.of(), Map.of());
  }

  /**
   * Looks at instances.
   *
   * @param limit how long to follow the commands
   */
  Ends look(EcsScript script, Collection<String> instances, Duration limit) {
    // A look is never to be answered by an earlier one, so that its token is never one of the past.
    String once = context.now() + "/" + context.identity().self().run();
    return follow(send(EcsPhase.CHECK, script, instances, id -> once), limit);
  }

  /**
   * Updates instances.
   *
   * @param past what was sent before: the attempt follows from it
   * @param limit how long to follow the commands
   */
  Ends update(EcsScript script, Collection<String> instances, EcsPast past, Duration limit) {
    return follow(
        send(EcsPhase.UPDATE, script, instances, id -> Integer.toString(past.attempts(id) + 1)),
        limit);
  }

  /**
   * Waits for the updates that an earlier run sent: they were at work when the plan was made, and
   * may have ended since.
   *
   * @param instances whose update to wait for
   * @param limit how long to follow the commands
   */
  Ends awaitEarlier(Collection<String> instances, EcsPast past, Duration limit) {
    Sent sent = new Sent();
    for (String instance : instances) {
      past.inFlight(instance)
          .or(() -> past.latest(instance))
          .ifPresent(
              id -> sent.invocations.computeIfAbsent(id, none -> new TreeSet<>()).add(instance));
    }
    return follow(sent, limit);
  }

  /** What was sent: to whom by which invocation, and to whom not. */
  private static final class Sent {
    private final Map<String, Set<String>> invocations = new LinkedHashMap<>();
    private final Map<String, CloudError> errors = new HashMap<>();
  }

  private Sent send(
      EcsPhase phase,
      EcsScript script,
      Collection<String> instances,
      Function<String, String> attempt) {
    Sent sent = new Sent();
    List<String> all = instances.stream().sorted().toList();
    for (int from = 0; from < all.size(); from += EcsCommand.MOST_INSTANCES) {
      int to = Math.min(all.size(), from + EcsCommand.MOST_INSTANCES);
      send(phase, script, all.subList(from, to), attempt, sent);
    }
    return sent;
  }

  private void send(
      EcsPhase phase,
      EcsScript script,
      List<String> chunk,
      Function<String, String> attempt,
      Sent sent) {
    try {
      String invocation = cloud.run(command(phase, script, chunk, attempt));
      sent.invocations.put(invocation, new LinkedHashSet<>(chunk));
    } catch (CloudException e) {
      if (chunk.size() > 1 && isAboutAnInstance(e.error())) {
        int half = chunk.size() / 2;
        send(phase, script, chunk.subList(0, half), attempt, sent);
        send(phase, script, chunk.subList(half, chunk.size()), attempt, sent);
      } else {
        chunk.forEach(id -> sent.errors.put(id, e.error()));
      }
    }
  }

  /** What is wrong with the command itself is wrong with it for each of them. */
  private static boolean isAboutAnInstance(CloudError error) {
    return ABOUT_AN_INSTANCE.contains(error.kind())
        && error.code().toLowerCase(Locale.ROOT).contains("instance");
  }

  private EcsCommand command(
      EcsPhase phase, EcsScript script, List<String> chunk, Function<String, String> attempt) {
    List<String> parts = new ArrayList<>(List.of(group, phase.word()));
    chunk.forEach(id -> parts.add(id + "#" + attempt.apply(id)));
    String token = EcsNames.token(parts.toArray());
    return new EcsCommand(
        EcsNames.command(phase, token),
        EcsNames.tags(group, phase),
        token,
        script.type(),
        script.content(),
        script.timeout(),
        chunk,
        phase == EcsPhase.CHECK);
  }

  private Ends follow(Sent sent, Duration limit) {
    Map<String, EcsInvocation.Result> results = new HashMap<>();
    Set<String> open = new LinkedHashSet<>(sent.invocations.keySet());
    Instant start = context.now();
    while (!open.isEmpty()) {
      open.removeIf(id -> hasEnded(id, sent.invocations.getOrDefault(id, Set.of()), results));
      Duration passed = context.since(start);
      if (open.isEmpty() || passed.compareTo(limit) >= 0) {
        break;
      }
      context.sleep(Pacing.closely(passed));
    }
    return new Ends(results, sent.errors);
  }

  /** The network may be away for a while: that is no reason to give up on what was sent. */
  private boolean hasEnded(
      String invocation, Set<String> instances, Map<String, EcsInvocation.Result> results) {
    List<EcsInvocation.Result> now;
    try {
      now = cloud.readResults(invocation);
    } catch (CloudException e) {
      if (e.error().kind() == CloudError.Kind.UNREACHABLE) {
        return false;
      }
      throw e;
    }
    Set<String> waiting = new TreeSet<>(instances);
    for (EcsInvocation.Result result : now) {
      if (instances.contains(result.instanceId())) {
        results.put(result.instanceId(), result);
        if (!result.isRunning()) {
          waiting.remove(result.instanceId());
        }
      }
    }
    return waiting.isEmpty();
  }
}
