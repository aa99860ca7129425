package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
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
import java.util.function.Function;

/** Writes the model that a plan asks for, once. Stateless. */
final class ModelWriter {

  private final RunContext context;
  private final ExtensionRenderer renderer;
  private final ModelSender sender;

  ModelWriter(RunContext context, ExtensionRenderer renderer, ModelSender sender) {
    this.context = context;
    this.renderer = renderer;
    this.sender = sender;
  }

  /**
   * Writes the model. All secrets are resolved before anything is sent.
   *
   * @param tags the tags that go along
   * @param watch is told what to expect from then on
   * @return why the write failed after the cloud had accepted it
   * @throws TargetFailedException when the model was not written, or came back changed
   */
  Optional<CloudError> write(
      ObservedScaleSet before,
      Work.ModelWrite write,
      List<Change> changes,
      TagEdit tags,
      ModelWatch watch,
      Duration timeout) {
    return write(
        before, write, changes, watch, command -> sender.send(before, command, tags, timeout));
  }

  /**
   * Writes the model, and waits for what the caller waits for.
   *
   * @param watch is told what to expect from then on
   * @param send sends the write, and returns how it ended
   * @return why the write failed after the cloud had accepted it
   * @throws TargetFailedException when the model was not written, or came back changed
   */
  Optional<CloudError> write(
      ObservedScaleSet before,
      Work.ModelWrite write,
      List<Change> changes,
      ModelWatch watch,
      Function<Command.WriteModel, OperationStatus> send) {
    Instant start = context.now();
    String target = before.id().name();
    Command.WriteModel command = command(before, write);
    context.tell(
        new RunEvent.ModelWriteStarted(target, changes.stream().map(Change::path).toList()));
    watch.expectNext();
    OperationStatus status = send.apply(command);
    if (status instanceof OperationStatus.Failed failed) {
      return Optional.of(failed.error());
    }
    if (status instanceof OperationStatus.Succeeded succeeded) {
      succeeded.resource().ifPresent(watch::expect);
    }
    context.tell(new RunEvent.ModelWritten(target, context.since(start)));
    return Optional.empty();
  }

  private Command.WriteModel command(ObservedScaleSet before, Work.ModelWrite write) {
    return new Command.WriteModel(
        before.id(),
        before.etag(),
        write.extensions().map(steps -> render(before, steps)),
        write.image(),
        write.unmanagedImageUri(),
        write.upgradePolicy(),
        Optional.empty());
  }

  private List<ExtensionWrite> render(ObservedScaleSet before, List<ExtensionStep> steps) {
    return steps.stream()
        .map(step -> renderer.render(new ExtensionKey(before.id().name(), step.name()), step))
        .toList();
  }
}
