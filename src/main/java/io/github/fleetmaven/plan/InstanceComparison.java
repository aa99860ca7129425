package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares an instance with a model. The cloud's own flag decides when it is true; when it is
 * false, or there is none, the parts that are shown are compared.
 */
public final class InstanceComparison {

  private InstanceComparison() {}

  /**
   * Tells what bringing an instance to the model that it belongs to now would do.
   *
   * @param model the model as the cloud has it
   */
  public static InstancePlan compare(TargetModel model, ObservedInstance instance) {
    return plan(instance, differences(model, instance));
  }

  /**
   * Tells what bringing an instance to a model that is still to be written will do.
   *
   * @param now the model as the cloud has it
   * @param then the model after the write
   */
  public static InstancePlan compare(TargetModel now, TargetModel then, ObservedInstance instance) {
    return plan(instance, differences(now, then, instance));
  }

  static InstancePlan plan(ObservedInstance instance, List<Difference> differences) {
    Effect effect = differences.stream().map(Difference::effect).reduce(Effect.NONE, Effect::or);
    List<String> texts = differences.stream().map(Difference::text).toList();
    return new InstancePlan(instance.id(), effect, texts);
  }

  static List<Difference> differences(TargetModel model, ObservedInstance instance) {
    if (instance.latestModelApplied().equals(Optional.of(true))) {
      return failures(model, instance);
    }
    return new Parts(model, instance).differences();
  }

  static List<Difference> differences(
      TargetModel now, TargetModel then, ObservedInstance instance) {
    return new Parts(then, seen(now, instance)).differences();
  }

  /** Returns an instance as it is: all of the model where that is applied, else what is shown. */
  static ObservedInstance seen(TargetModel now, ObservedInstance instance) {
    return instance.latestModelApplied().equals(Optional.of(true)) ? as(now, instance) : instance;
  }

  private static ObservedInstance as(TargetModel model, ObservedInstance i) {
    Value.Obj image = i.image().isEmpty() ? model.image() : i.image();
    return new ObservedInstance(
        i.id(),
        i.resourceId(),
        i.latestModelApplied(),
        i.provisioningState(),
        i.power(),
        i.agentReady(),
        i.health(),
        i.zone(),
        i.faultDomain(),
        i.updateDomain(),
        i.protectedFromScaleSetActions(),
        image,
        i.size().or(model::size),
        model.extensions(),
        i.handlers());
  }

  private static List<Difference> failures(TargetModel model, ObservedInstance instance) {
    return model.extensions().stream()
        .filter(e -> model.declares(e.name()) && HandlerRuns.failed(instance, e.name()))
        .map(e -> failure(e, instance))
        .toList();
  }

  private static Difference failure(ObservedExtension extension, ObservedInstance instance) {
    String code =
        instance
            .handler(extension.name())
            .flatMap(HandlerStatus::code)
            .map(c -> " (" + c + ")")
            .orElse("");
    return Difference.ofExtension(extension.name(), Effect.RERUN, "its handler failed" + code);
  }

  /** The comparison of what is shown. */
  private record Parts(TargetModel model, ObservedInstance instance) {

    List<Difference> differences() {
      List<Difference> differences = new ArrayList<>();
      image().ifPresent(differences::add);
      size().ifPresent(differences::add);
      model.extensions().forEach(e -> extension(e).ifPresent(differences::add));
      instance.extensions().stream()
          .filter(this::mustGo)
          .map(e -> Difference.ofExtension(e.name(), Effect.UNINSTALL, "to be taken off"))
          .forEach(differences::add);
      return differences;
    }

    private Optional<Difference> image() {
      if (model.image().isEmpty()
          || (instance.image().isEmpty() && instance.latestModelApplied().isEmpty())
          || ImageComparison.matches(model.image(), instance.image())) {
        return Optional.empty();
      }
      String text =
          instance.image().isEmpty()
              ? "image: the instance doesn't show its own"
              : "image: "
                  + ImageComparison.words(instance.image())
                  + " instead of "
                  + ImageComparison.words(model.image());
      return Optional.of(new Difference(Difference.IMAGE, Effect.REIMAGE, text));
    }

    private Optional<Difference> size() {
      return model
          .size()
          .filter(size -> instance.size().filter(s -> !s.equalsIgnoreCase(size)).isPresent())
          .map(size -> "size: " + instance.size().orElse("") + " instead of " + size)
          .map(text -> new Difference(Difference.SIZE, Effect.RESTART, text));
    }

    private Optional<Difference> extension(ObservedExtension wanted) {
      Optional<ObservedExtension> present =
          instance.extension(wanted.name()).filter(e -> !e.handler().type().isEmpty());
      if (present.isEmpty()) {
        boolean runs =
            instance.handler(wanted.name()).isPresent()
                || instance.extension(wanted.name()).isPresent();
        String what = runs ? "the instance doesn't show its definition" : "not there";
        return Optional.of(Difference.ofExtension(wanted.name(), Effect.RERUN, what));
      }
      if (!present.get().handler().equals(wanted.handler())) {
        return Optional.of(
            Difference.ofExtension(
                wanted.name(), Effect.UNINSTALL, "its handler is " + present.get().handler()));
      }
      Optional<String> what = shownDifference(present.get(), wanted);
      if (what.isPresent()) {
        return Optional.of(Difference.ofExtension(wanted.name(), Effect.RERUN, what.get()));
      }
      return model.declares(wanted.name()) && HandlerRuns.failed(instance, wanted.name())
          ? Optional.of(failure(wanted, instance))
          : Optional.empty();
    }

    private static Optional<String> shownDifference(
        ObservedExtension present, ObservedExtension wanted) {
      List<String> differences =
          ExtensionComparison.differences(present.properties(), shownAlike(wanted, present));
      if (!differences.isEmpty()) {
        return Optional.of(String.join(", ", differences));
      }
      return sameTag(present, wanted)
          ? Optional.empty()
          : Optional.of("it ran with another script or other protected settings");
    }

    /** What an instance doesn't show of a definition can't differ; settings it shows when any. */
    private static Value.Obj shownAlike(ObservedExtension wanted, ObservedExtension present) {
      Value.Obj alike = Value.Obj.EMPTY;
      for (var member : wanted.properties().members().entrySet()) {
        String key = member.getKey();
        boolean shown =
            key.equals(ExtensionProperties.SETTINGS) || present.properties().get(key).isPresent();
        alike = shown ? alike.with(key, member.getValue()) : alike;
      }
      for (var member : present.properties().members().entrySet()) {
        boolean told = ExtensionComparison.isCompared(member.getKey());
        boolean missing = alike.get(member.getKey()).isEmpty();
        alike = missing && !told ? alike.with(member.getKey(), member.getValue()) : alike;
      }
      return alike;
    }

    /** A higher attempt is meant for the instances whose handler failed, and for no other. */
    private static boolean sameTag(ObservedExtension present, ObservedExtension wanted) {
      Optional<ForceUpdateTag> has = present.forceUpdateTag().flatMap(ForceUpdateTag::parse);
      Optional<ForceUpdateTag> shall = wanted.forceUpdateTag().flatMap(ForceUpdateTag::parse);
      boolean ours = has.isPresent() && shall.isPresent();
      return ours
          ? has.get().digest().equals(shall.get().digest())
          : present.forceUpdateTag().equals(wanted.forceUpdateTag());
    }

    private boolean mustGo(ObservedExtension present) {
      if (model.extension(present.name()).isPresent()) {
        return false;
      }
      // A machine, or a member of a Flexible set, may carry extensions of its own.
      return model.forbids(present.name()) || instance.latestModelApplied().isPresent();
    }
  }
}
