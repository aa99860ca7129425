package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.RolloutPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Updates one batch and follows each of its instances until it is back, failed or gone. */
final class BatchRun {

  private final RunContext context;
  private final Members members;
  private final HandlerFailures failures;
  private final RolloutPolicy policy;

  BatchRun(RunContext context, Members members, HandlerFailures failures, RolloutPolicy policy) {
    this.context = context;
    this.members = members;
    this.failures = failures;
    this.policy = policy;
  }

  /**
   * Runs the batch.
   *
   * @param ids which instances
   * @param before all instances as they were read last
   */
  BatchResult run(Set<String> ids, List<ObservedInstance> before) {
    Map<String, CloudError> errors = members.update(ids, policy.operationTimeout());
    return settle(new Settling(ids, byId(before), errors));
  }

  /**
   * Follows instances that something else updated, as an Automatic upgrade policy does.
   *
   * @param error why that failed
   */
  BatchResult follow(Set<String> ids, List<ObservedInstance> before, Optional<CloudError> error) {
    Map<String, CloudError> errors = new HashMap<>();
    error.ifPresent(e -> ids.forEach(id -> errors.put(id, e)));
    return settle(new Settling(ids, byId(before), errors));
  }

  private BatchResult settle(Settling settling) {
    Instant end = context.now();
    while (true) {
      settling.look(byId(members.read(settling.waiting().keySet())));
      Duration passed = context.since(end);
      boolean late = passed.compareTo(policy.healthTimeout()) >= 0;
      if (settling.waiting().isEmpty() || late) {
        settling.giveUp(policy.healthTimeout());
        return settling.result();
      }
      context.sleep(Pacing.after(passed));
    }
  }

  private static Map<String, ObservedInstance> byId(List<ObservedInstance> instances) {
    return instances.stream().collect(Collectors.toMap(ObservedInstance::id, Function.identity()));
  }

  /** What is known of a batch while it settles. Not for several threads. */
  private final class Settling {

    private final Map<String, ObservedInstance> before;
    private final Map<String, ObservedInstance> latest;
    private final Map<String, CloudError> errors;
    private final Map<String, String> waiting = new HashMap<>();
    private final Set<String> back = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, String> failed = new HashMap<>();
    private final Map<String, HandlerStatus> failedHandlers = new HashMap<>();

    Settling(
        Set<String> ids, Map<String, ObservedInstance> before, Map<String, CloudError> errors) {
      this.before = before;
      this.latest = new TreeMap<>(before);
      this.errors = errors;
      ids.forEach(id -> waiting.put(id, "not looked at yet"));
    }

    Map<String, String> waiting() {
      return waiting;
    }

    void look(Map<String, ObservedInstance> now) {
      boolean whole = !waiting.keySet().containsAll(now.keySet());
      if (whole) {
        latest.clear();
      }
      latest.putAll(now);
      for (String id : new LinkedHashSet<>(waiting.keySet())) {
        ObservedInstance instance = now.get(id);
        if (instance == null) {
          waiting.remove(id);
          gone.add(id);
        } else {
          judge(id, instance);
        }
      }
    }

    private void judge(String id, ObservedInstance now) {
      ObservedInstance was = before.getOrDefault(id, now);
      InstanceState state = members.judge(was, now, errors.containsKey(id));
      if (state instanceof InstanceState.Back) {
        waiting.remove(id);
        back.add(id);
      } else if (state instanceof InstanceState.HandlerFailed handler) {
        waiting.remove(id);
        failedHandlers.put(id, handler.handler());
        failed.put(id, failures.text(now, handler.handler()) + operation(id));
      } else if (state instanceof InstanceState.Missing missing) {
        failOrWait(id, missing);
      }
    }

    private void failOrWait(String id, InstanceState.Missing missing) {
      if (missing.mayCome()) {
        waiting.put(id, missing.what());
      } else {
        waiting.remove(id);
        failed.put(id, errorText(id).orElse(missing.what()));
      }
    }

    void giveUp(Duration after) {
      waiting.forEach(
          (id, what) ->
              failed.put(
                  id, what + " after " + after + ownError(id).map(e -> "; " + e).orElse("")));
      waiting.clear();
    }

    /** One operation updates a whole batch; where a handler failed, its error is about that one. */
    private Optional<String> ownError(String id) {
      return failedHandlers.isEmpty() ? errorText(id) : Optional.empty();
    }

    private Optional<String> errorText(String id) {
      return Optional.ofNullable(errors.get(id)).map(CloudError::text);
    }

    /** The operation's own message repeats what the handler said; the rest is for the support. */
    private String operation(String id) {
      return Optional.ofNullable(errors.get(id))
          .map(
              e ->
                  " ["
                      + e.action()
                      + ": "
                      + e.code()
                      + e.requestId().map(request -> ", request id " + request).orElse("")
                      + "]")
          .orElse("");
    }

    /** Members that weren't read this time are as they were. */
    BatchResult result() {
      latest.keySet().removeAll(gone);
      return new BatchResult(back, failed, failedHandlers, gone, List.copyOf(latest.values()));
    }
  }
}
