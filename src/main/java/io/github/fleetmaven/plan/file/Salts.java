package io.github.fleetmaven.plan.file;

import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.ForceUpdateTag;
import io.github.fleetmaven.plan.TagDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the salts that a plan drew anew: those of new tags whose old tag had another or none. */
final class Salts {

  private static final String BEFORE_NAME = "extensions/";

  private Salts() {}

  static Map<ExtensionKey, String> of(List<Value.Obj> targets) {
    Map<ExtensionKey, String> salts = new HashMap<>();
    for (Value.Obj target : targets) {
      for (Value item : target.items("changes")) {
        Value.Obj change = PlanFile.object(item);
        String path = change.text("path").orElse("");
        int at = path.lastIndexOf(BEFORE_NAME);
        Optional<String> salt = salt(change, "after");
        if (at >= 0 && salt.isPresent() && !salt.equals(salt(change, "before"))) {
          String name = path.substring(at + BEFORE_NAME.length());
          salts.put(new ExtensionKey(target.text("name").orElse(""), name), salt.get());
        }
      }
    }
    return Map.copyOf(salts);
  }

  private static Optional<String> salt(Value.Obj change, String side) {
    return change
        .obj(side)
        .text("forceUpdateTag")
        .flatMap(ForceUpdateTag::parse)
        .flatMap(tag -> tag.digest().guarded())
        .map(TagDigest.Guarded::salt);
  }
}
