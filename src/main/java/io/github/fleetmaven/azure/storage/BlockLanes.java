package io.github.fleetmaven.azure.storage;

import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.CloudException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many blocks be on their way at once, over all files that are uploaded, which bounds the
 * memory that they take. Safe for use by several threads.
 */
final class BlockLanes {

  /** With one block that is being read for each file, 32 MiB beside what the requests need. */
  private static final int BLOCKS = 8;

  private static final int THREADS_OF_A_FILE = 4;
  private static final long LONGEST_END_SECONDS = 5;

  private final Semaphore room = new Semaphore(BLOCKS);

  /** Begins the upload of a file. */
  Upload upload(String action) {
    return new Upload(action);
  }

  /** The blocks of one file. For one thread, that closes it. */
  final class Upload implements AutoCloseable {

    private final String action;
    private final ExecutorService threads =
        Executors.newFixedThreadPool(THREADS_OF_A_FILE, Upload::thread);
    private final Deque<Future<?>> sent = new ArrayDeque<>();

    /** Whether this upload has room for a block that isn't sent yet. */
    private boolean reserved;

    Upload(String action) {
      this.action = action;
    }

    /** Waits until the next block may be read. */
    void awaitRoom() {
      try {
        room.acquire();
        reserved = true;
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      rethrow();
    }

    /** Sends a block, for which {@link #awaitRoom} has found room, in the background. */
    void send(Runnable block) {
      reserved = false;
      sent.add(
          threads.submit(
              () -> {
                try {
                  block.run();
                } finally {
                  room.release();
                }
              }));
    }

    /** Waits until all blocks have arrived. */
    void join() {
      while (!sent.isEmpty()) {
        await(sent.remove());
      }
    }

    /** Tells at once of a block that couldn't be sent. */
    private void rethrow() {
      while (!sent.isEmpty() && sent.element().isDone()) {
        await(sent.remove());
      }
    }

    private void await(Future<?> block) {
      try {
        block.get();
      } catch (InterruptedException e) {
        throw interrupted(e);
      } catch (ExecutionException e) {
        throw failure(e);
      }
    }

    private RuntimeException failure(ExecutionException e) {
      return e.getCause() instanceof RuntimeException cause
          ? cause
          : BlobFailures.failed(Kind.UNREACHABLE, action, String.valueOf(e.getCause()), e);
    }

    private CloudException interrupted(InterruptedException e) {
      Thread.currentThread().interrupt();
      return BlobFailures.failed(
          Kind.INTERRUPTED, action, "interrupted; nothing is there under that name", e);
    }

    /** Stops what is still on its way: it is of no use to anybody. */
    @Override
    public void close() {
      if (reserved) {
        room.release();
      }
      // A task that never began can't give its room back.
      room.release(threads.shutdownNow().size());
      awaitEnd();
    }

    /** What was under way is interrupted and ends soon: no block arrives when this has failed. */
    private void awaitEnd() {
      try {
        threads.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static Thread thread(Runnable task) {
      Thread thread = new Thread(task, "fleet-upload");
      thread.setDaemon(true);
      return thread;
    }
  }
}
