package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.model.ecs.EcsInstance;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hashes the parts that a plan reads, without what moves by itself: capacity and so the instances
 * there are, etag, times, and our own tags.
 */
final class Fingerprints {

  private Fingerprints() {}

  static String of(ObservedScaleSet set) {
    return hash(
        Value.Obj.EMPTY
            .with("id", Value.of(set.id().path().toLowerCase(Locale.ROOT)))
            .with("orchestration", Value.of(set.orchestration().name()))
            .with("upgradeMode", Value.of(set.upgradeMode().name()))
            .with("automaticOsUpgrade", Value.of(set.automaticOsUpgrade()))
            .with("os", text(set.os().map(Enum::name)))
            .with("image", set.image().without("exactVersion"))
            .with("unmanagedImageUri", text(set.unmanagedImageUri()))
            .with("size", text(set.size().map(s -> s.toLowerCase(Locale.ROOT))))
            .with("extensions", extensions(set.extensions())));
  }

  static String of(List<ObservedMachine> machines) {
    return hash(
        new Value.Arr(
            machines.stream()
                .sorted(Comparator.comparing(m -> m.id().path().toLowerCase(Locale.ROOT)))
                .map(Fingerprints::machine)
                .toList()));
  }

  /** Power, agents and versions move by themselves, and by what the plan does. */
  static String of(String regionId, List<EcsMember> members) {
    return hash(
        Value.Obj.EMPTY
            .with("region", Value.of(regionId))
            .with(
                "instances",
                new Value.Arr(
                    members.stream()
                        .map(EcsMember::instance)
                        .sorted(Comparator.comparing(EcsInstance::id))
                        .map(Fingerprints::instance)
                        .toList())));
  }

  private static Value instance(EcsInstance instance) {
    return Value.Obj.EMPTY
        .with("id", Value.of(instance.id()))
        .with("os", Value.of(instance.osType()))
        .with("osName", Value.of(instance.osName()));
  }

  private static Value machine(ObservedMachine machine) {
    return Value.Obj.EMPTY
        .with("id", Value.of(machine.id().path().toLowerCase(Locale.ROOT)))
        .with("os", text(machine.os().map(Enum::name)))
        .with("extensions", extensions(machine.instance().extensions()));
  }

  private static Value extensions(List<ObservedExtension> extensions) {
    return new Value.Arr(
        extensions.stream()
            .sorted(Comparator.comparing(e -> e.name().toLowerCase(Locale.ROOT)))
            .map(Fingerprints::extension)
            .toList());
  }

  private static Value extension(ObservedExtension extension) {
    Value.Obj definition = ExtensionProperties.withoutAnswers(extension.properties());
    boolean ours = extension.forceUpdateTag().flatMap(ForceUpdateTag::parse).isPresent();
    return Value.Obj.EMPTY
        .with("name", Value.of(extension.name().toLowerCase(Locale.ROOT)))
        .with("properties", ours ? definition.without(ExtensionProperties.TAG) : definition);
  }

  private static Value text(Optional<String> text) {
    return text.<Value>map(Value::of).orElse(Value.NULL);
  }

  private static String hash(Value value) {
    return "sha256:" + HexFormat.of().formatHex(Canonical.sha256(value));
  }
}
