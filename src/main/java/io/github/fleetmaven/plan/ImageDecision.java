package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.DesiredImage;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of the image of a scale set.
 *
 * @param now what the model has; an unmanaged image stands under {@code unmanagedUri}
 * @param then what it will have
 * @param named which members of {@code then} the pom names
 */
record ImageDecision(Value.Obj now, Value.Obj then, Set<String> named) {

  private static final String ID = "id";
  private static final String PLATFORM = "a platform image";

  static ImageDecision of(
      ObservedScaleSet set, Optional<DesiredImage> desired, String where, Diagnostics diagnostics) {
    Value.Obj now = shown(set);
    if (desired.isEmpty()) {
      return new ImageDecision(now, now, Set.of());
    }
    Value.Obj wanted = wanted(desired.get());
    if (desired.get() instanceof DesiredImage.Unmanaged) {
      diagnostics.warning(
          where,
          "unmanaged disks were retired on 2026-03-31",
          "use an image of a gallery: <imageId>");
    }
    if (!kind(wanted).equals(kind(now))) {
      refuse(now, wanted, where, diagnostics);
      return new ImageDecision(now, now, wanted.members().keySet());
    }
    Value.Obj then = kind(wanted).equals(PLATFORM) ? platform(now).plus(wanted) : wanted;
    boolean same =
        kind(wanted).equals(PLATFORM)
            ? ImageComparison.differingParts(then, now).isEmpty()
            : ImageComparison.sameCustom(then, now);
    return new ImageDecision(now, same ? now : then, wanted.members().keySet());
  }

  /** Decides how an image becomes what it was; it stays where a run left it alone. */
  static ImageDecision back(Value.Obj now, BeforeImage before) {
    Value.Obj old = before.reference();
    if (before.planned().isEmpty() || old.isEmpty() || !kind(old).equals(kind(now))) {
      return new ImageDecision(now, now, Set.of());
    }
    Value.Obj then =
        ImageComparison.customKey(old)
            .map(key -> Value.Obj.EMPTY.with(key, Value.of(old.text(key).orElse(""))))
            .orElseGet(() -> platform(old));
    boolean same =
        ImageComparison.isCustom(then)
            ? ImageComparison.sameCustom(then, now)
            : ImageComparison.differingParts(then, now).isEmpty();
    return new ImageDecision(now, same ? now : then, then.members().keySet());
  }

  /** Returns the image of a model; an unmanaged one stands under {@code unmanagedUri}. */
  static Value.Obj shown(ObservedScaleSet set) {
    return set.unmanagedImageUri()
        .map(uri -> Value.Obj.EMPTY.with(ImageComparison.UNMANAGED, Value.of(uri)))
        .orElseGet(() -> set.image().without("exactVersion"));
  }

  boolean changes() {
    return !now.equals(then);
  }

  Optional<Value.Obj> reference() {
    return Optional.of(then).filter(t -> changes() && t.get(ImageComparison.UNMANAGED).isEmpty());
  }

  Optional<String> unmanagedUri() {
    return changes() ? then.text(ImageComparison.UNMANAGED) : Optional.empty();
  }

  Optional<Change> change(int instances) {
    if (!changes()) {
      return Optional.empty();
    }
    String reason = ImageComparison.words(now) + " → " + ImageComparison.words(then);
    return Optional.of(
        new Change(
            Difference.IMAGE,
            Action.UPDATE,
            Optional.of(now),
            Optional.of(then),
            reason,
            Effect.REIMAGE,
            instances));
  }

  private static Value.Obj wanted(DesiredImage desired) {
    if (desired instanceof DesiredImage.Custom custom) {
      return Value.Obj.EMPTY.with(ID, Value.of(custom.id()));
    }
    if (desired instanceof DesiredImage.Unmanaged unmanaged) {
      return Value.Obj.EMPTY.with(ImageComparison.UNMANAGED, Value.of(unmanaged.uri()));
    }
    DesiredImage.Platform platform = (DesiredImage.Platform) desired;
    Value.Obj wanted = Value.Obj.EMPTY;
    for (var part :
        List.of(
            Map.entry("publisher", platform.publisher()),
            Map.entry("offer", platform.offer()),
            Map.entry("sku", platform.sku()),
            Map.entry("version", platform.version()))) {
      if (part.getValue().isPresent()) {
        wanted = wanted.with(part.getKey(), Value.of(part.getValue().get()));
      }
    }
    return wanted;
  }

  /** Publisher, offer, sku and version go together; nothing else of a reference is sent. */
  private static Value.Obj platform(Value.Obj image) {
    Value.Obj platform = Value.Obj.EMPTY;
    for (String part : ImageComparison.PLATFORM_PARTS) {
      Optional<Value> value = image.get(part);
      platform = value.isPresent() ? platform.with(part, value.get()) : platform;
    }
    return platform;
  }

  private static String kind(Value.Obj image) {
    if (image.get(ImageComparison.UNMANAGED).isPresent()) {
      return "an unmanaged custom image";
    }
    if (ImageComparison.isCustom(image)) {
      return "a custom image";
    }
    return image.isEmpty() ? "no image" : PLATFORM;
  }

  private static void refuse(
      Value.Obj now, Value.Obj wanted, String where, Diagnostics diagnostics) {
    diagnostics.error(
        where,
        "the scale set has "
            + kind(now)
            + " and the pom asks for "
            + kind(wanted)
            + ": Azure doesn't let the image type of a scale set change",
        "make a new scale set for it");
  }
}
