package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedScaleSet.Orchestration;
import io.github.fleetmaven.model.ObservedScaleSet.UpgradeMode;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.Value;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** Reads a scale set's model out of Azure's JSON. Pure. */
final class ScaleSetReader {

  /** What Azure takes when a model names none. */
  static final Duration DEFAULT_TIME_BUDGET = Duration.ofMinutes(90);

  private ScaleSetReader() {}

  static ObservedScaleSet read(ResourceId id, Value.Obj raw) {
    Value.Obj properties = raw.obj("properties");
    Value.Obj profile = properties.obj("virtualMachineProfile");
    Value.Obj storage = profile.obj("storageProfile");
    Value.Obj policy = properties.obj("upgradePolicy");
    return new ObservedScaleSet(
        id,
        raw.text("location").orElse(""),
        raw.text("etag"),
        properties.text("provisioningState").orElse("Succeeded"),
        orchestration(properties),
        upgradeMode(policy),
        automaticOsUpgrade(policy),
        Fields.os(storage),
        storage.obj("imageReference"),
        storage.at("osDisk", "image").text("uri"),
        raw.obj("sku").text("name"),
        raw.obj("sku").integer("capacity").orElse(0),
        extensions(profile),
        Fields.texts(raw.obj("tags")),
        timeBudget(profile),
        raw);
  }

  private static Orchestration orchestration(Value.Obj properties) {
    return properties.text("orchestrationMode").filter("Flexible"::equalsIgnoreCase).isPresent()
        ? Orchestration.FLEXIBLE
        : Orchestration.UNIFORM;
  }

  /** A Flexible set may have no policy: nothing happens to its members then. */
  private static UpgradeMode upgradeMode(Value.Obj policy) {
    return switch (policy.text("mode").orElse("").toLowerCase(Locale.ROOT)) {
      case "automatic" -> UpgradeMode.AUTOMATIC;
      case "rolling" -> UpgradeMode.ROLLING;
      default -> UpgradeMode.MANUAL;
    };
  }

  private static boolean automaticOsUpgrade(Value.Obj policy) {
    return policy
        .obj("automaticOSUpgradePolicy")
        .bool("enableAutomaticOSUpgrade")
        .or(() -> policy.bool("automaticOSUpgrade"))
        .orElse(false);
  }

  private static List<ObservedExtension> extensions(Value.Obj profile) {
    return Fields.objects(profile.obj("extensionProfile").items("extensions")).stream()
        .map(e -> new ObservedExtension(e.text("name").orElse(""), e.obj("properties")))
        .toList();
  }

  private static Duration timeBudget(Value.Obj profile) {
    try {
      return profile
          .obj("extensionProfile")
          .text("extensionsTimeBudget")
          .map(Duration::parse)
          .orElse(DEFAULT_TIME_BUDGET);
    } catch (DateTimeParseException e) {
      return DEFAULT_TIME_BUDGET;
    }
  }
}
