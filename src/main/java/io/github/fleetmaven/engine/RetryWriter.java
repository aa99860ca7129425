package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.ExtensionWrite;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.ForceUpdateTag;
import io.github.fleetmaven.plan.TargetModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the next attempt of failed extensions into the model of a scale set, and nothing else:
 * Azure runs a handler again only when its definition changed.
 */
final class RetryWriter {

  private final RunContext context;
  private final ModelSender sender;
  private final ModelWatch watch;
  private final TagEdit lease;

  /**
   * Makes a writer.
   *
   * @param watch knows what the model should be, and learns what this writes
   * @param lease keeps the lease, which goes along with each write
   */
  RetryWriter(RunContext context, ModelSender sender, ModelWatch watch, TagEdit lease) {
    this.context = context;
    this.sender = sender;
    this.watch = watch;
    this.lease = lease;
  }

  /**
   * Writes the next attempt.
   *
   * @param extensions names of the extensions that failed
   * @return what each instance should be from now on
   * @throws TargetFailedException when somebody else has changed the model meanwhile, or works on
   *     the set
   */
  TargetModel write(ResourceId set, Set<String> extensions, Duration timeout, TargetModel model) {
    ObservedScaleSet now = context.cloud().readScaleSet(set);
    ControlGate.changed(Optional.of(watch), ScaleSetTags.of(now))
        .ifPresent(
            why -> {
              throw new TargetFailedException(why);
            });
    List<ObservedExtension> next =
        now.extensions().stream().map(e -> nextAttempt(e, extensions)).toList();
    Command.WriteModel command =
        new Command.WriteModel(
            set,
            now.etag(),
            Optional.of(next.stream().map(RetryWriter::keepingSecrets).toList()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    OperationStatus status = sender.send(now, command, lease, timeout);
    if (status instanceof OperationStatus.Failed failed) {
      throw new TargetFailedException(failed.error().text());
    }
    if (status instanceof OperationStatus.Succeeded succeeded) {
      succeeded.resource().ifPresentOrElse(watch::expect, watch::expectNext);
    }
    return withExtensions(model, next);
  }

  /** Tells whether a model has the extension with a tag of ours, by which it can be run again. */
  static boolean canRetry(TargetModel model, String extension) {
    return model
        .extension(extension)
        .flatMap(ObservedExtension::forceUpdateTag)
        .flatMap(ForceUpdateTag::parse)
        .isPresent();
  }

  static TargetModel nextAttempt(TargetModel model, Set<String> failed) {
    return withExtensions(
        model, model.extensions().stream().map(e -> nextAttempt(e, failed)).toList());
  }

  private static TargetModel withExtensions(TargetModel model, List<ObservedExtension> next) {
    return new TargetModel(model.image(), model.size(), next, model.declared(), model.absent());
  }

  static ObservedExtension nextAttempt(ObservedExtension extension, Set<String> failed) {
    if (failed.stream().noneMatch(extension.name()::equalsIgnoreCase)) {
      return extension;
    }
    String tag =
        extension
            .forceUpdateTag()
            .flatMap(ForceUpdateTag::parse)
            .map(t -> t.nextAttempt().text())
            .orElseThrow(
                () ->
                    new TargetFailedException(
                        "extension "
                            + extension.name()
                            + " failed, and carries no tag of ours to run it again by"));
    return new ObservedExtension(
        extension.name(), extension.properties().with("forceUpdateTag", Value.of(tag)));
  }

  private static ExtensionWrite keepingSecrets(ObservedExtension extension) {
    return new ExtensionWrite(extension.name(), extension.properties(), Optional.empty());
  }
}
