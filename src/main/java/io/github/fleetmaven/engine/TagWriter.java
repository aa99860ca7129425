package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.event.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes tags, and nothing else: all of them, made from a fresh reading, so that nobody's tag is
 * lost. Stateless.
 */
final class TagWriter {

  private static final int LOST_ANSWERS = 5;

  private final RunContext context;
  private final OperationWaiter waiter;

  TagWriter(RunContext context, OperationWaiter waiter) {
    this.context = context;
    this.waiter = waiter;
  }

  /**
   * Changes tags; nothing is sent when they are that way already.
   *
   * @param seen the resource as it was read last
   * @param edit makes the new tags out of those that are there; may throw
   * @param patience how long operations of others are waited for
   */
  void write(
      TagHome home,
      TagHome.Reading seen,
      Function<TagHome.Reading, Map<String, String>> edit,
      Duration patience) {
    Instant start = context.now();
    TagHome.Reading now = seen;
    int lost = 0;
    while (true) {
      Map<String, String> tags = edit.apply(now);
      if (tags.equals(now.tags())) {
        return;
      }
      try {
        home.write(now, tags, waiter);
        return;
      } catch (CloudException e) {
        boolean worn = ++lost > LOST_ANSWERS && !isConflict(e);
        if (worn || !mayPass(e.error().kind())) {
          throw e;
        }
        waitIf(isConflict(e), home, e, start, patience);
        now = home.read();
      }
    }
  }

  private void waitIf(
      boolean conflict, TagHome home, CloudException e, Instant start, Duration patience) {
    if (!conflict) {
      return;
    }
    Duration passed = context.since(start);
    if (passed.compareTo(patience) >= 0) {
      throw e;
    }
    Duration wait = Pacing.after(passed);
    context.tell(new RunEvent.Waiting(home.name(), wait, e.error().text()));
    context.sleep(wait);
  }

  private static boolean mayPass(CloudError.Kind kind) {
    return switch (kind) {
      case CONFLICT, PRECONDITION_FAILED, UNREACHABLE -> true;
      default -> false;
    };
  }

  private static boolean isConflict(CloudException e) {
    return e.error().kind() == CloudError.Kind.CONFLICT;
  }
}
