package io.github.fleetmaven.simulator.throttle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts calls as Azure does: those of a subscription for the Resource Manager, those of a
 * subscription and of a resource for the compute service. A call that is turned away counts for
 * nothing. Each process counts for itself. Not safe for use by several threads: the simulator's
 * lock guards it.
 */
public final class Throttling {

  /** A bucket of the compute service is full again in three minutes. */
  private static final double SECONDS_TO_FILL = 180;

  private static final int READS = 250;
  private static final int READS_PER_SECOND = 25;
  private static final int WRITES = 200;
  private static final int WRITES_PER_SECOND = 10;

  private final boolean counts;
  private final Supplier<Duration> elapsed;
  private final Map<String, Bucket> buckets = new HashMap<>();

  /**
   * @param counts whether calls are counted at all
   * @param elapsed how much simulated time has passed
   */
  public Throttling(boolean counts, Supplier<Duration> elapsed) {
    this.counts = counts;
    this.elapsed = elapsed;
  }

  /** One bucket that a call has to find a token in. */
  private record Draw(Bucket bucket, String header, String policy) {}

  /** Takes a call, or turns it away. */
  public Verdict judge(String method, String path) {
    if (!counts) {
      return Verdict.UNCOUNTED;
    }
    Duration now = elapsed.get();
    String subscription = subscription(path);
    Draw manager = manager(method, subscription, now);
    List<Draw> compute =
        Policies.of(method, path)
            .map(counted -> compute(counted, subscription, now))
            .orElse(List.of());
    Optional<Verdict> refused = refused(manager, now, true);
    for (Draw draw : compute) {
      refused = refused.or(() -> refused(draw, now, false));
    }
    return refused.orElseGet(() -> taken(manager, compute));
  }

  private static Optional<Verdict> refused(Draw draw, Duration now, boolean manager) {
    Duration wait = draw.bucket().wait(now);
    return wait.isZero()
        ? Optional.empty()
        : Optional.of(new Verdict.TooMany(draw.policy(), draw.bucket().capacity(), wait, manager));
  }

  private static Verdict taken(Draw manager, List<Draw> compute) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(manager.header(), Integer.toString(manager.bucket().take()));
    List<String> remainders = new ArrayList<>();
    for (Draw draw : compute) {
      remainders.add("Microsoft.Compute/" + draw.header() + ";" + draw.bucket().take());
    }
    if (!remainders.isEmpty()) {
      headers.put("x-ms-ratelimit-remaining-resource", Verdict.joined(remainders));
      headers.put("x-ms-request-charge", "1");
    }
    return new Verdict.Taken(headers);
  }

  private Draw manager(String method, String subscription, Duration now) {
    String kind =
        switch (method) {
          case "GET", "HEAD" -> "reads";
          case "DELETE" -> "deletes";
          default -> "writes";
        };
    boolean reads = kind.equals("reads");
    Bucket bucket =
        buckets.computeIfAbsent(
            kind + "/" + subscription,
            key ->
                new Bucket(
                    reads ? READS : WRITES, reads ? READS_PER_SECOND : WRITES_PER_SECOND, now));
    return new Draw(bucket, "x-ms-ratelimit-remaining-subscription-" + kind, kind);
  }

  private List<Draw> compute(Policies.Counted counted, String subscription, Duration now) {
    Policy policy = counted.policy();
    List<Draw> draws = new ArrayList<>();
    draws.add(
        draw(
            policy.name() + "/" + subscription,
            policy.name() + "SubscriptionMaximum",
            policy,
            policy.ofSubscription(),
            now));
    policy
        .ofResource()
        .ifPresent(
            capacity ->
                draws.add(
                    draw(
                        policy.name() + counted.resource(),
                        policy.name() + "Resource",
                        policy,
                        capacity,
                        now)));
    return draws;
  }

  private Draw draw(String key, String header, Policy policy, int capacity, Duration now) {
    Bucket bucket =
        buckets.computeIfAbsent(key, none -> new Bucket(capacity, capacity / SECONDS_TO_FILL, now));
    return new Draw(bucket, header, policy.name());
  }

  private static String subscription(String path) {
    String[] segments = path.split("/", 4);
    return segments.length > 2 ? segments[2] : "";
  }
}
