package io.github.fleetmaven.plan.file;

import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.ForceUpdateTag;
import io.github.fleetmaven.plan.TagDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds what new tags of a plan have that old ones didn't: salts that were drawn, ends of SAS. */
final class NewTags {

  private static final String BEFORE_NAME = "extensions/";

  private NewTags() {}

  static Map<ExtensionKey, String> salts(List<Value.Obj> targets) {
    return fresh(targets, digest -> digest.guarded().map(TagDigest.Guarded::salt));
  }

  static Map<ExtensionKey, Instant> expires(List<Value.Obj> targets) {
    return fresh(targets, TagDigest::expires);
  }

  private static <T> Map<ExtensionKey, T> fresh(
      List<Value.Obj> targets, Function<TagDigest, Optional<T>> part) {
    Map<ExtensionKey, T> found = new HashMap<>();
    for (Value.Obj target : targets) {
      for (Value item : target.items("changes")) {
        Value.Obj change = PlanFile.object(item);
        String path = change.text("path").orElse("");
        int at = path.lastIndexOf(BEFORE_NAME);
        Optional<T> now = digest(change, "after").flatMap(part);
        if (at >= 0 && now.isPresent() && !now.equals(digest(change, "before").flatMap(part))) {
          String name = path.substring(at + BEFORE_NAME.length());
          found.put(new ExtensionKey(target.text("name").orElse(""), name), now.get());
        }
      }
    }
    return Map.copyOf(found);
  }

  private static Optional<TagDigest> digest(Value.Obj change, String side) {
    return change
        .obj(side)
        .text("forceUpdateTag")
        .flatMap(ForceUpdateTag::parse)
        .map(ForceUpdateTag::digest);
  }
}
