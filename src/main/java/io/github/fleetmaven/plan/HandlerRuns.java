package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import java.util.List;
import java.util.Optional;

/**
 * How an extension fared on the instances that should carry it.
 *
 * @param failed instances whose handler failed although they had what the model says now
 * @param resendPending whether instances still lack the last sending that a user asked for
 */
record HandlerRuns(List<ObservedInstance> failed, boolean resendPending) {

  static final HandlerRuns NONE = new HandlerRuns(List.of(), false);

  HandlerRuns {
    failed = List.copyOf(failed);
  }

  static HandlerRuns of(ObservedExtension model, List<ObservedInstance> instances) {
    List<ObservedInstance> failed =
        instances.stream().filter(i -> failed(i, model.name()) && !hasYetToRun(i, model)).toList();
    boolean pending = instances.stream().anyMatch(i -> lacksSending(i, model));
    return new HandlerRuns(failed, pending);
  }

  /** Tells whether the last run of an extension's handler failed. */
  static boolean failed(ObservedInstance instance, String extension) {
    Optional<HandlerStatus.State> reported =
        instance
            .handler(extension)
            .map(HandlerStatus::state)
            .filter(s -> s != HandlerStatus.State.UNKNOWN);
    if (reported.isPresent()) {
      return reported.get() == HandlerStatus.State.FAILED;
    }
    return instance
        .extension(extension)
        .flatMap(e -> e.properties().text("provisioningState"))
        .filter("Failed"::equalsIgnoreCase)
        .isPresent();
  }

  /** A failure from before the model's last change says nothing of the model as it is. */
  private static boolean hasYetToRun(ObservedInstance instance, ObservedExtension model) {
    if (instance.latestModelApplied().equals(Optional.of(true))) {
      return false;
    }
    return instance
        .extension(model.name())
        .filter(e -> !e.forceUpdateTag().equals(model.forceUpdateTag()))
        .isPresent();
  }

  private static boolean lacksSending(ObservedInstance instance, ObservedExtension model) {
    Optional<TagDigest> shall = digest(Optional.of(model));
    Optional<TagDigest> has = digest(instance.extension(model.name()));
    return !instance.latestModelApplied().equals(Optional.of(true))
        && shall.isPresent()
        && has.isPresent()
        && has.get().sending() < shall.get().sending();
  }

  private static Optional<TagDigest> digest(Optional<ObservedExtension> extension) {
    return extension
        .flatMap(ObservedExtension::forceUpdateTag)
        .flatMap(ForceUpdateTag::parse)
        .map(ForceUpdateTag::digest);
  }
}
