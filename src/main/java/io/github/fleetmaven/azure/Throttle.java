package io.github.fleetmaven.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Paces all calls of a run by what Azure says to any of them. When one is told to wait (429), or
 * told that no more than one request is left, the others that Azure counts together with it wait
 * too; then they go one by one, as fast as the budget fills up, until an answer says that there is
 * plenty again.
 *
 * <p>Safe for use by several threads.
 */
final class Throttle {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration READS_REFILL = Duration.ofMillis(40);
  private static final Duration WRITES_REFILL = Duration.ofMillis(100);

  /** What the Resource Manager itself answers when a whole subscription asks too much. */
  private static final Set<String> OF_SUBSCRIPTION =
      Set.of("SubscriptionRequestsThrottled", "TenantRequestsThrottled");

  private final Map<Bucket, Queue> queues = new HashMap<>();

  /**
   * What is counted together.
   *
   * @param what a group of operations; {@code reads} or {@code writes} for the Resource Manager
   * @param scope a resource or a subscription
   */
  private record Bucket(String what, String scope, Duration refill) {}

  /**
   * Calls that wait for a bucket.
   *
   * @param until when the first of them goes
   * @param next when another one may go
   * @param why they wait
   */
  private record Queue(Instant until, Instant next, String why) {}

  /**
   * A wait before a call.
   *
   * @param why for people
   */
  record Wait(Duration duration, String why) {}

  /** Notes what an answer says of the requests that are left. */
  synchronized void note(Call call, Answer answer, Instant now) {
    Remaining remaining = Remaining.of(answer);
    boolean refused = answer.status() == TOO_MANY_REQUESTS;
    if (refused) {
      Bucket bucket = refusing(call, answer, remaining);
      Duration asked = RetryAfter.of(answer, now).orElse(bucket.refill());
      close(bucket, now.plus(asked), "Azure is busy (HTTP " + TOO_MANY_REQUESTS + ")");
    }
    note(ofResource(call), remaining.resourceIsLow(), refused, now);
    note(ofGroup(call), remaining.groupIsLow(), refused, now);
    note(ofSubscription(call), remaining.subscriptionIsLow(), refused, now);
  }

  private void note(Bucket bucket, boolean low, boolean refused, Instant now) {
    Queue queue = queues.get(bucket);
    if (low) {
      close(bucket, now.plus(bucket.refill()), "few requests are left");
    } else if (queue != null && !refused && !queue.until().isAfter(now)) {
      queues.remove(bucket);
    }
  }

  private void close(Bucket bucket, Instant until, String why) {
    Queue queue = queues.get(bucket);
    if (queue == null || queue.until().isBefore(until)) {
      Instant next = queue == null || queue.next().isBefore(until) ? until : queue.next();
      queues.put(bucket, new Queue(until, next, why));
    }
  }

  /**
   * Gives a call its turn.
   *
   * @return how long it has to wait for it; empty when it needn't
   */
  synchronized Optional<Wait> turn(Call call, Instant now) {
    queues.values().removeIf(queue -> !queue.next().isAfter(now));
    List<Bucket> waiting =
        List.of(ofResource(call), ofGroup(call), ofSubscription(call)).stream()
            .filter(queues::containsKey)
            .toList();
    Instant turn = now;
    String why = "";
    for (Bucket bucket : waiting) {
      Queue queue = Objects.requireNonNull(queues.get(bucket));
      if (queue.next().isAfter(turn)) {
        turn = queue.next();
        why = queue.why();
      }
    }
    for (Bucket bucket : waiting) {
      Queue queue = Objects.requireNonNull(queues.get(bucket));
      queues.put(bucket, new Queue(queue.until(), turn.plus(bucket.refill()), queue.why()));
    }
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(new Wait(Duration.between(now, turn), why));
  }

  /** Tells whether no call may go now that Azure counts together with this one. */
  synchronized boolean isClosed(Call call, Instant now) {
    return Stream.of(ofResource(call), ofGroup(call), ofSubscription(call))
        .map(queues::get)
        .anyMatch(queue -> queue != null && queue.until().isAfter(now));
  }

  /**
   * Returns the bucket that is empty: the whole subscription's unless the answer says otherwise.
   */
  private static Bucket refusing(Call call, Answer answer, Remaining remaining) {
    if (OF_SUBSCRIPTION.contains(ErrorBody.of(answer).code())) {
      return ofSubscription(call);
    }
    return remaining.resourceIsLow() && !remaining.groupIsLow() ? ofResource(call) : ofGroup(call);
  }

  private static Bucket ofResource(Call call) {
    OperationGroup group = OperationGroup.of(call);
    return new Bucket(group.name(), OperationGroup.resource(call), group.perResource());
  }

  private static Bucket ofGroup(Call call) {
    OperationGroup group = OperationGroup.of(call);
    return new Bucket(group.name(), call.subscriptionId(), group.perSubscription());
  }

  private static Bucket ofSubscription(Call call) {
    return call.isWrite()
        ? new Bucket("writes", call.subscriptionId(), WRITES_REFILL)
        : new Bucket("reads", call.subscriptionId(), READS_REFILL);
  }
}
