package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.model.ObservedInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Members of which some are being updated already, by an earlier run or someone else: those are
 * waited for and not touched. For one rollout, used by one thread.
 */
final class FollowedMembers implements Members {

  private final RunContext context;
  private final Members members;
  private final Set<String> followed;

  FollowedMembers(RunContext context, Members members, Set<String> followed) {
    this.context = context;
    this.members = members;
    this.followed = new HashSet<>(followed);
  }

  @Override
  public List<ObservedInstance> read() {
    return members.read();
  }

  @Override
  public List<ObservedInstance> read(Set<String> ids) {
    return members.read(ids);
  }

  @Override
  public boolean areReadOneByOne() {
    return members.areReadOneByOne();
  }

  @Override
  public InstanceState judge(
      ObservedInstance before, ObservedInstance now, boolean operationFailed) {
    return members.judge(before, now, operationFailed);
  }

  @Override
  public boolean isAtWork(ObservedInstance member) {
    return members.isAtWork(member);
  }

  @Override
  public Map<String, CloudError> update(Set<String> ids, Duration timeout) {
    Set<String> touched = new HashSet<>(ids);
    touched.removeAll(followed);
    Map<String, CloudError> errors = new HashMap<>();
    if (!touched.isEmpty()) {
      errors.putAll(members.update(touched, timeout));
    }
    Set<String> waitedFor = new HashSet<>(ids);
    waitedFor.retainAll(followed);
    if (!waitedFor.isEmpty()) {
      errors.putAll(await(waitedFor, timeout));
    }
    return errors;
  }

  @Override
  public boolean mayRetry(String id, String extension) {
    return members.mayRetry(id, extension);
  }

  @Override
  public void prepareRetry(Map<String, String> extensions, Duration timeout) {
    followed.removeAll(extensions.keySet());
    members.prepareRetry(extensions, timeout);
  }

  private Map<String, CloudError> await(Set<String> ids, Duration timeout) {
    Instant start = context.now();
    Set<String> atWork = atWork(ids);
    while (!atWork.isEmpty() && context.since(start).compareTo(timeout) < 0) {
      context.sleep(Pacing.after(context.since(start)));
      atWork = atWork(ids);
    }
    return atWork.stream().collect(Collectors.toMap(id -> id, id -> tooLong(id, timeout)));
  }

  private Set<String> atWork(Set<String> ids) {
    return members.read(ids).stream()
        .filter(i -> ids.contains(i.id()) && members.isAtWork(i))
        .map(ObservedInstance::id)
        .collect(Collectors.toSet());
  }

  private static CloudError tooLong(String id, Duration timeout) {
    return new CloudError(
        CloudError.Kind.OPERATION_FAILED,
        "follow the update of " + id + " that was going on already",
        0,
        "operationTimeout",
        "it still went on after " + timeout,
        Optional.empty());
  }
}
