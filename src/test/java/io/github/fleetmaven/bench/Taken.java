package io.github.fleetmaven.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * How long something took.
 *
 * @param nanos by the clock
 * @param computing what this thread computed of it, whatever else the machine did
 */
record Taken(long nanos, long computing) {

  private static final double MILLION = 1e6;

  static Taken by(Callable<?> work) throws Exception {
    long computed = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long begin = System.nanoTime();
    work.call();
    return new Taken(
        System.nanoTime() - begin,
        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - computed);
  }

  static Taken median(List<Taken> all) {
    return new Taken(
        all.stream().map(Taken::nanos).sorted().skip(all.size() / 2).findFirst().orElseThrow(),
        all.stream().map(Taken::computing).sorted().skip(all.size() / 2).findFirst().orElseThrow());
  }

  /** Returns the part of one of so many. */
  Taken shared(int among) {
    return new Taken(nanos / among, computing / among);
  }

  /** Returns both as columns of a table. */
  String text() {
    return millis(nanos) + " | " + millis(computing);
  }

  private static String millis(long nanos) {
    return String.format(
        Locale.ROOT, nanos < 10 * MILLION ? "%.2f ms" : "%.0f ms", nanos / MILLION);
  }
}
