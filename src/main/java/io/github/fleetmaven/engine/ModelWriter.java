package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.ExtensionWrite;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.plan.Change;
import io.github.fleetmaven.plan.ExtensionStep;
import io.github.fleetmaven.plan.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes the model of a scale set, once, and checks the cloud's answer: a change of a part that we
 * don't own stops the run before the first instance (DESIGN section 7, rule 3).
 */
final class ModelWriter {

  private final RunContext context;
  private final ExtensionRenderer renderer;
  private final OperationWaiter waiter;

  ModelWriter(RunContext context, ExtensionRenderer renderer, OperationWaiter waiter) {
    this.context = context;
    this.renderer = renderer;
    this.waiter = waiter;
  }

  /**
   * Writes the model that a plan asks for.
   *
   * @throws TargetFailedException when the model could not be written, or came back changed
   */
  void write(
      ObservedScaleSet before, Work.ModelWrite write, List<Change> changes, Duration timeout) {
    Instant start = context.now();
    String target = before.id().name();
    context.tell(
        new RunEvent.ModelWriteStarted(target, changes.stream().map(Change::path).toList()));
    Command.WriteModel command = command(before, write);
    OperationStatus status = send(before, command, timeout);
    if (status instanceof OperationStatus.Failed failed) {
      throw new TargetFailedException(failed.error().text());
    }
    ((OperationStatus.Succeeded) status)
        .resource()
        .ifPresent(answer -> ModelAnswer.check(before, command, answer));
    context.tell(new RunEvent.ModelWritten(target, context.since(start)));
  }

  private Command.WriteModel command(ObservedScaleSet before, Work.ModelWrite write) {
    return new Command.WriteModel(
        before.id(),
        before.etag(),
        write.extensions().map(steps -> render(before, steps)),
        write.image(),
        write.unmanagedImageUri(),
        Optional.empty());
  }

  private List<ExtensionWrite> render(ObservedScaleSet before, List<ExtensionStep> steps) {
    return steps.stream()
        .map(step -> renderer.render(new ExtensionKey(before.id().name(), step.name()), step))
        .toList();
  }

  /**
   * Sends the write. Where its outcome isn't known, or the set changed since it was read, the set
   * is read again: what is there decides whether the write went through, may be sent again, or not.
   */
  private OperationStatus send(
      ObservedScaleSet before, Command.WriteModel command, Duration timeout) {
    try {
      return waiter.await(context.cloud().begin(command), timeout);
    } catch (CloudException e) {
      CloudError.Kind kind = e.error().kind();
      if (kind != CloudError.Kind.PRECONDITION_FAILED && kind != CloudError.Kind.UNREACHABLE) {
        throw e;
      }
      return again(before, command, timeout, e);
    }
  }

  private OperationStatus again(
      ObservedScaleSet before, Command.WriteModel command, Duration timeout, CloudException first) {
    ObservedScaleSet now = settled(before, timeout);
    if (ModelAnswer.carries(now, command)) {
      return new OperationStatus.Succeeded(Optional.of(now.raw()));
    }
    if (!ModelAnswer.sameModel(before, now)) {
      throw new TargetFailedException(
          "the model of "
              + before.id().name()
              + " was changed by someone else while this run was about to write it, and nothing was"
              + " written; run again to plan with the new model ("
              + first.error().text()
              + ")");
    }
    Command.WriteModel fresh =
        new Command.WriteModel(
            command.target(),
            now.etag(),
            command.extensions(),
            command.image(),
            command.unmanagedImageUri(),
            command.tags());
    return waiter.await(context.cloud().begin(fresh), timeout);
  }

  private ObservedScaleSet settled(ObservedScaleSet before, Duration timeout) {
    Instant start = context.now();
    ObservedScaleSet now = context.cloud().readScaleSet(before.id());
    while (now.provisioningState().equalsIgnoreCase("Updating")
        && context.since(start).compareTo(timeout) < 0) {
      context.sleep(Pacing.after(context.since(start)));
      now = context.cloud().readScaleSet(before.id());
    }
    return now;
  }
}
