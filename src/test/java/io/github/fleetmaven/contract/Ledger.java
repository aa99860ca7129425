package io.github.fleetmaven.contract;

import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What all simulators of a test run have answered, held against the contract: what breaches it, and
 * what it doesn't know. Thread-safe.
 */
final class Ledger {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long NANOS_IN_MILLI = 1_000_000;

  private final Contract contract;
  private final Elsewhere elsewhere;
  private final Map<Glance, String> seen = new ConcurrentHashMap<>();
  private final Set<Shape> judged = ConcurrentHashMap.newKeySet();
  private final Set<String> breaches = new TreeSet<>();
  private final Map<String, LongAdder> kinds = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> undescribed = new ConcurrentHashMap<>();
  private final LongAdder all = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  Ledger(Contract contract, Elsewhere elsewhere) {
    this.contract = contract;
    this.elsewhere = elsewhere;
  }

  /** Judges an exchange, unless one of the same shape was judged before. */
  void enter(SimulatorRequest request, SimulatorResponse response) {
    long start = THREADS.getCurrentThreadCpuTime();
    all.increment();
    Glance glance = Glance.of(request, response);
    String known = seen.get(glance);
    if (known == null) {
      known = judge(Exchange.of(request, response));
      seen.put(glance, known);
    }
    if (!known.isEmpty()) {
      count(undescribed, known);
    }
    nanos.add(THREADS.getCurrentThreadCpuTime() - start);
  }

  /** Returns the entry of the list of calls that aren't described, or nothing. */
  private String judge(Exchange exchange) {
    Optional<String> template = contract.template(exchange);
    if (template.isPresent()) {
      if (judged.add(Shape.of(exchange, template.get()))) {
        contract.breaches(exchange).forEach(text -> note(exchange, template.get(), text));
      }
      return "";
    }
    Optional<String> known = elsewhere.find(exchange);
    if (exchange.accepted() && known.isEmpty()) {
      note(exchange, exchange.path(), "neither the description nor elsewhere.txt has it");
    }
    return known.orElse("");
  }

  private void note(Exchange exchange, String template, String text) {
    String call = exchange.method() + " ";
    String told = " " + exchange.status() + (exchange.ours() ? " to the plugin: " : ": ") + text;
    String kind = template.replaceFirst(".*/Microsoft.Compute", "…") + told;
    count(kinds, call + kind.replaceAll("/[0-9]+(?=[/'])", "/#"));
    synchronized (breaches) {
      breaches.add(call + exchange.path() + told);
    }
  }

  /** Returns the breaches since the last time, and forgets them. */
  List<String> takeBreaches() {
    synchronized (breaches) {
      List<String> result = List.copyOf(breaches);
      breaches.clear();
      return result;
    }
  }

  /** Returns how many exchanges were seen. */
  long count() {
    return all.sum();
  }

  /** Returns what was seen. */
  String summary() {
    return "%d exchanges, %d of them different, of %d shapes, judged in %d ms of a processor%n"
            .formatted(all.sum(), seen.size(), judged.size(), nanos.sum() / NANOS_IN_MILLI)
        + counts("not described: ", undescribed)
        + counts("breach: ", kinds);
  }

  private static String counts(String title, Map<String, LongAdder> counts) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(counts)
        .forEach((what, count) -> text.append("%s%s: %s%n".formatted(title, what, count)));
    return text.toString();
  }

  private static void count(Map<String, LongAdder> counts, String what) {
    counts.computeIfAbsent(what, key -> new LongAdder()).increment();
  }
}
