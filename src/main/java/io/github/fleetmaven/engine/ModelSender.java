package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.ObservedScaleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends the write of a model so that it happens once, whatever becomes of the answer, and checks
 * that nothing else changed. Stateless.
 */
final class ModelSender {

  private static final int LOST_ANSWERS = 5;

  private final RunContext context;
  private final OperationWaiter waiter;

  ModelSender(RunContext context, OperationWaiter waiter) {
    this.context = context;
    this.waiter = waiter;
  }

  /**
   * Sends a write.
   *
   * @param before the set as the write was made from
   * @param tags the tags that go along, made anew from each reading
   * @param timeout how long the write, and each wait for other operations, may take
   * @throws TargetFailedException when someone else changed the model meanwhile, or a part that the
   *     write didn't name came back changed
   */
  OperationStatus send(
      ObservedScaleSet before, Command.WriteModel command, TagEdit tags, Duration timeout) {
    return send(before, command, tags, timeout, WriteEnd.ofOperation(waiter, timeout));
  }

  /**
   * Sends a write whose end is known by something else than its operation.
   *
   * @param before the set as the write was made from
   * @param tags the tags that go along, made anew from each reading
   * @param timeout how long each wait for other operations may take
   * @throws TargetFailedException when someone else changed the model meanwhile, or a part that the
   *     write didn't name came back changed
   */
  OperationStatus send(
      ObservedScaleSet before,
      Command.WriteModel command,
      TagEdit tags,
      Duration timeout,
      WriteEnd end) {
    return new Sending(before, command, tags, timeout, end).run();
  }

  /** All tries of one write. For one thread. */
  private final class Sending {

    private final Instant start = context.now();
    private final TagEdit tags;
    private final Duration timeout;
    private final WriteEnd end;
    private ObservedScaleSet base;
    private Command.WriteModel command;
    private int lost;

    Sending(
        ObservedScaleSet base,
        Command.WriteModel command,
        TagEdit tags,
        Duration timeout,
        WriteEnd end) {
      this.base = base;
      this.tags = tags;
      this.command = command.withTags(tags.on(base));
      this.timeout = timeout;
      this.end = end;
    }

    OperationStatus run() {
      while (true) {
        try {
          return checked(end.await(context.cloud().begin(command)));
        } catch (CloudException e) {
          Optional<OperationStatus> status = afterRefusal(e);
          if (status.isPresent()) {
            return checked(status.get());
          }
        }
      }
    }

    /** Returns how the write ended; empty when it is to be sent again. */
    private Optional<OperationStatus> afterRefusal(CloudException e) {
      switch (e.error().kind()) {
        case CONFLICT -> waitForOthers(e);
        case PRECONDITION_FAILED, UNREACHABLE -> {
          return lookAgain(e);
        }
        default -> throw e;
      }
      return Optional.empty();
    }

    private void waitForOthers(CloudException e) {
      Duration passed = context.since(start);
      if (passed.compareTo(timeout) >= 0) {
        throw e;
      }
      Duration wait = Pacing.after(passed);
      context.tell(new RunEvent.Waiting(base.id().name(), wait, e.error().text()));
      context.sleep(wait);
    }

    /** What is there decides whether the write went through, may be sent again, or not. */
    private Optional<OperationStatus> lookAgain(CloudException e) {
      if (++lost > LOST_ANSWERS) {
        throw e;
      }
      ObservedScaleSet now = settled();
      Command.WriteModel again = command.withEtag(now.etag()).withTags(tags.on(now));
      if (end.isThere(now, command)) {
        return Optional.of(new OperationStatus.Succeeded(Optional.of(now.raw())));
      }
      if (!ModelAnswer.sameModel(base, now)) {
        throw new TargetFailedException(changedMeanwhile(e.error()));
      }
      base = now;
      command = again;
      return Optional.empty();
    }

    private ObservedScaleSet settled() {
      Instant from = context.now();
      ObservedScaleSet now = context.cloud().readScaleSet(base.id());
      while (!end.isSettled(now) && context.since(from).compareTo(timeout) < 0) {
        context.sleep(Pacing.after(context.since(from)));
        now = context.cloud().readScaleSet(base.id());
      }
      return now;
    }

    private OperationStatus checked(OperationStatus status) {
      if (status instanceof OperationStatus.Succeeded succeeded) {
        succeeded.resource().ifPresent(answer -> ModelAnswer.check(base, command, answer));
      } else if (status instanceof OperationStatus.Running) {
        ModelAnswer.check(base, command, context.cloud().readScaleSet(base.id()).raw());
      }
      return status;
    }

    private String changedMeanwhile(CloudError error) {
      return "the model of "
          + base.id().name()
          + " was changed by someone else while this run was about to write it, and nothing was"
          + " written; run again to plan with the new model ("
          + error.text()
          + ")";
    }
  }
}
