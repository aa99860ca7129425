package io.github.fleetmaven.simulator.throttle;

import io.github.fleetmaven.simulator.scenario.Rate;
import io.github.fleetmaven.simulator.scenario.Timing;
import io.github.fleetmaven.simulator.store.Bucket;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Duration;
import java.time.Instant;

/**
 * Token buckets, of which the store has those that aren't full. A full one's while begins when the
 * first token is taken (recorded: the 44 requests that were left of an operation's were no more
 * half a minute later). Not safe for use by several threads: the simulator's lock guards it.
 */
final class Buckets {

  private static final int FEW = 100;

  private final Store store;
  private final Timing timing;
  private int many = FEW;

  Buckets(Store store, Timing timing) {
    this.store = store;
    this.timing = timing;
  }

  /** Returns how many tokens there are. */
  int left(String bucket, Rate rate, Instant now) {
    return present(bucket, rate, now).left();
  }

  /** Takes tokens, of which there are enough. */
  void take(String bucket, Rate rate, int tokens, Instant now) {
    if (tokens == 0) {
      return;
    }
    Bucket present = present(bucket, rate, now);
    int left = present.left() - tokens;
    Instant full = present.since().plus(whiles(rate.capacity() - left, rate));
    store.put(bucket, new Bucket(present.since(), left, full));
    if (store.bucketCount() > many) {
      store.forgetBucketsFullBy(now);
      many = FEW + 2 * store.bucketCount();
    }
  }

  /** Returns when there will be so many tokens, no more than it can hold. */
  Instant refilled(String bucket, Rate rate, int tokens, Instant now) {
    Bucket present = present(bucket, rate, now);
    return present.since().plus(whiles(tokens - present.left(), rate));
  }

  private Bucket present(String bucket, Rate rate, Instant now) {
    Bucket full = new Bucket(now, rate.capacity(), now);
    return store
        .bucket(bucket)
        .filter(found -> found.full().isAfter(now))
        .map(found -> refilled(found, rate, now))
        .orElse(full);
  }

  private Bucket refilled(Bucket bucket, Rate rate, Instant now) {
    long passed = Duration.between(bucket.since(), now).toNanos() / nanos(rate);
    long left = Math.min(rate.capacity(), bucket.left() + passed * rate.refill());
    return new Bucket(bucket.since().plusNanos(passed * nanos(rate)), (int) left, bucket.full());
  }

  /** Returns how long it takes until there are so many more tokens. */
  private Duration whiles(int tokens, Rate rate) {
    long whiles = Math.max(0, (tokens + rate.refill() - 1) / rate.refill());
    return Duration.ofNanos(whiles * nanos(rate));
  }

  private long nanos(Rate rate) {
    return Math.max(1, timing.real(rate.every()).toNanos());
  }
}
