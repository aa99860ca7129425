package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.model.ObservedInstance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of a target, and how they are brought to its model: what a rollout works on. */
interface Members {

  /** Reads all members as they are now. */
  List<ObservedInstance> read();

  /**
   * Reads at least those members; where one request answers for all, all.
   *
   * @param ids which; one that isn't there any more is missing in the answer
   */
  default List<ObservedInstance> read(Set<String> ids) {
    return read();
  }

  /** Tells whether each member takes a request of its own, so that reading all is dear. */
  default boolean areReadOneByOne() {
    return false;
  }

  /**
   * Tells how a member stands after its update.
   *
   * @param before how it was before the update
   * @param operationFailed whether the operation that updated it failed
   */
  InstanceState judge(ObservedInstance before, ObservedInstance now, boolean operationFailed);

  /** Tells whether an update of a member is still going on: one of an earlier run, say. */
  boolean isAtWork(ObservedInstance member);

  /**
   * Brings members to the model, and returns when that has ended.
   *
   * @param ids which; not empty
   * @param timeout how long each operation may take
   * @return why it failed, for the members that a failed operation was about
   */
  Map<String, CloudError> update(Set<String> ids, Duration timeout);

  /** Tells whether a failed handler of a member can be run again: it is ours, and known as such. */
  boolean mayRetry(String id, String extension);

  /**
   * Prepares another attempt, so that the next {@link #update} runs failed handlers again.
   *
   * @param extensions the name of the extension that failed, by member
   * @param timeout how long a write may take
   */
  void prepareRetry(Map<String, String> extensions, Duration timeout);
}
