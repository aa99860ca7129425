package io.github.fleetmaven.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does the same to many things, several at a time. Safe for use by several threads. */
final class Parallel {

  private final int threads;
  private final String name;

  /**
   * Makes one.
   *
   * @param name what its threads are called
   * @param threads how many things are worked on at once
   */
  Parallel(String name, int threads) {
    this.name = name;
    this.threads = threads;
  }

  /**
   * Applies a function to each item. When the calling thread is interrupted, so are those that are
   * at work, and the function is still called for the items that are left, on a thread that is
   * interrupted: it is for the function to notice, and to say what that means for its item.
   *
   * @return the results in the order of the items
   * @throws RuntimeException the first failure of an item, the others attached as suppressed; all
   *     items are finished by then
   */
  <T, R> List<R> map(List<T> items, Function<T, R> function) {
    if (items.size() < 2) {
      return items.stream().map(function).toList();
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, items.size()), factory());
    List<Future<R>> futures = new ArrayList<>();
    for (T item : items) {
      futures.add(pool.submit(() -> function.apply(item)));
    }
    boolean interrupted = false;
    Ends<R> ends = new Ends<>();
    for (Future<R> future : futures) {
      interrupted |= !ends.await(future, pool);
    }
    pool.shutdownNow();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return ends.results();
  }

  /** What became of the items. For one thread. */
  private static final class Ends<R> {

    private final List<R> results = new ArrayList<>();
    private final List<RuntimeException> failures = new ArrayList<>();

    /**
     * Waits for an item to be finished; returns false when the thread was interrupted meanwhile.
     */
    boolean await(Future<R> future, ExecutorService pool) {
      boolean calm = true;
      while (true) {
        try {
          results.add(future.get());
          return calm;
        } catch (InterruptedException e) {
          calm = false;
          stop(pool);
        } catch (ExecutionException e) {
          failures.add(failure(e));
          return calm;
        }
      }
    }

    private static void stop(ExecutorService pool) {
      List<Runnable> left = pool.shutdownNow();
      Thread.currentThread().interrupt();
      left.forEach(Runnable::run);
      Thread.interrupted(); // cleared here, and set again when all items are finished
    }

    private static RuntimeException failure(ExecutionException e) {
      return e.getCause() instanceof RuntimeException r
          ? r
          : new IllegalStateException(e.getCause());
    }

    List<R> results() {
      if (!failures.isEmpty()) {
        RuntimeException first = failures.get(0);
        failures.stream().skip(1).filter(f -> f != first).forEach(first::addSuppressed);
        throw first;
      }
      return results;
    }
  }

  private ThreadFactory factory() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
