package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;

/** Compares image references: of a model with those of its instances, and with what a pom wants. */
final class ImageComparison {

  static final List<String> PLATFORM_PARTS = List.of("publisher", "offer", "sku", "version");

  /** Not a member that Azure has: where a model has an unmanaged image, its URI stands here. */
  static final String UNMANAGED = "unmanagedUri";

  private static final String VERSION = "version";
  private static final String EXACT = "exactVersion";
  private static final String LATEST = "latest";
  private static final List<String> CUSTOM =
      List.of("id", "sharedGalleryImageId", "communityGalleryImageId", UNMANAGED);

  private ImageComparison() {}

  /** Tells whether the reference names an image that isn't Azure's or a publisher's. */
  static boolean isCustom(Value.Obj image) {
    return CUSTOM.stream().anyMatch(key -> image.text(key).isPresent());
  }

  /** Returns the member by which a reference names a custom image; empty when it doesn't. */
  static Optional<String> customKey(Value.Obj image) {
    return CUSTOM.stream().filter(key -> image.text(key).isPresent()).findFirst();
  }

  /** Tells whether an instance with that image is what a model with that image says. */
  static boolean matches(Value.Obj model, Value.Obj instance) {
    for (String key : CUSTOM) {
      if (model.text(key).isPresent()) {
        return sameId(model.text(key).orElse(""), instance.text(key).orElse(""), key);
      }
    }
    return !isCustom(instance) && differingParts(model, instance).isEmpty();
  }

  /** Tells whether two custom images are the same one. */
  static boolean sameCustom(Value.Obj a, Value.Obj b) {
    return CUSTOM.stream()
        .allMatch(
            key ->
                key.equals(UNMANAGED)
                    ? a.text(key).equals(b.text(key))
                    : trimmed(a.text(key).orElse(""))
                        .equalsIgnoreCase(trimmed(b.text(key).orElse(""))));
  }

  /** Returns which parts of a platform image differ. */
  static List<String> differingParts(Value.Obj model, Value.Obj instance) {
    return PLATFORM_PARTS.stream()
        .filter(part -> model.text(part).isPresent())
        .filter(part -> !samePart(part, model, instance))
        .toList();
  }

  private static boolean samePart(String part, Value.Obj model, Value.Obj instance) {
    String wanted = model.text(part).orElse("");
    String has = instance.text(part).orElse("");
    if (wanted.equalsIgnoreCase(has)) {
      return true;
    }
    // An instance made from "latest" runs the version that this was at its time.
    return part.equals(VERSION)
        && has.equalsIgnoreCase(LATEST)
        && wanted.equalsIgnoreCase(instance.text(EXACT).orElse(""));
  }

  private static boolean sameId(String model, String instance, String key) {
    if (key.equals(UNMANAGED)) {
      return model.equals(instance);
    }
    String wanted = trimmed(model);
    String has = trimmed(instance);
    return has.equalsIgnoreCase(wanted)
        || has.regionMatches(true, 0, wanted + "/versions/", 0, wanted.length() + 10);
  }

  private static String trimmed(String id) {
    return id.endsWith("/") ? id.substring(0, id.length() - 1) : id;
  }

  /** Returns the reference in a few words, as {@code Canonical:UbuntuServer:18.04-LTS:latest}. */
  static String words(Value.Obj image) {
    for (String key : CUSTOM) {
      Optional<String> id = image.text(key);
      if (id.isPresent()) {
        return id.get();
      }
    }
    return String.join(
        ":", PLATFORM_PARTS.stream().map(part -> image.text(part).orElse("?")).toList());
  }
}
