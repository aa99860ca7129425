package io.github.fleetmaven.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Slows down before Azure has to say so. Answers tell how many requests are left: {@code
 * x-ms-ratelimit-remaining-resource} for the resource, {@code
 * x-ms-ratelimit-remaining-subscription-*} for the subscription. When one of them is down to the
 * last, the next request of that sort waits until the bucket has been filled up by one (12 a minute
 * for a resource, 10 a second for a subscription).
 *
 * <p>Safe for use by several threads.
 */
final class Throttle {

  private static final Duration RESOURCE_REFILL = Duration.ofSeconds(5);
  private static final Duration SUBSCRIPTION_REFILL = Duration.ofMillis(100);
  private static final long LAST = 1;
  private static final Pattern REMAINING = Pattern.compile(";\\s*(\\d{1,18})");

  private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();

  /** Notes what an answer says of the requests that are left. */
  void note(Call call, Answer answer, Instant now) {
    if (answer
            .header("x-ms-ratelimit-remaining-resource")
            .map(Throttle::least)
            .orElse(Long.MAX_VALUE)
        <= LAST) {
      notBefore.put(ofResource(call), now.plus(RESOURCE_REFILL));
    }
    boolean lastOfSubscription =
        answer.headers().entrySet().stream()
            .filter(h -> h.getKey().startsWith("x-ms-ratelimit-remaining-subscription"))
            .anyMatch(h -> number(h.getValue()) <= LAST);
    if (lastOfSubscription) {
      notBefore.put(ofSubscription(call), now.plus(SUBSCRIPTION_REFILL));
    }
  }

  /** Returns how long a call should wait; empty when it needn't. */
  Optional<Duration> waitBefore(Call call, Instant now) {
    notBefore.values().removeIf(until -> !until.isAfter(now));
    Instant resource = notBefore.getOrDefault(ofResource(call), now);
    Instant subscription = notBefore.getOrDefault(ofSubscription(call), now);
    Instant until = resource.isAfter(subscription) ? resource : subscription;
    return until.isAfter(now) ? Optional.of(Duration.between(now, until)) : Optional.empty();
  }

  private static String ofResource(Call call) {
    return call.method() + " " + call.url().getRawPath();
  }

  private static String ofSubscription(Call call) {
    return (call.isWrite() ? "writes of " : "reads of ") + call.subscriptionId();
  }

  private static long least(String header) {
    Matcher m = REMAINING.matcher(header);
    long least = Long.MAX_VALUE;
    while (m.find()) {
      least = Math.min(least, Long.parseLong(m.group(1)));
    }
    return least;
  }

  private static long number(String text) {
    String digits = text.strip();
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : Long.MAX_VALUE;
  }
}
