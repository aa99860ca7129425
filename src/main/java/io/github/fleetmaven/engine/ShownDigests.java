package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.ForceUpdateTag;
import io.github.fleetmaven.plan.ProtectedDigest;
import io.github.fleetmaven.plan.TagDigest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes all that is protected as unchanged: for whoever may look at a fleet and not at its secrets.
 * What was made with it is for reading only.
 *
 * @param hashes what the tags of a target hold, by their salts
 */
public record ShownDigests(Map<String, String> hashes) implements ProtectedDigest {

  /** Returns the digests that a target shows. */
  public static ShownDigests of(ObservedTarget target) {
    return new ShownDigests(
        extensions(target).stream()
            .flatMap(e -> e.forceUpdateTag().flatMap(ForceUpdateTag::parse).stream())
            .flatMap(tag -> tag.digest().guarded().stream())
            .collect(
                Collectors.toMap(
                    TagDigest.Guarded::salt, TagDigest.Guarded::hash, (one, other) -> one)));
  }

  @Override
  public String digest(Value.Obj settings, String salt) {
    return hashes.getOrDefault(salt, "unknown");
  }

  @Override
  public String newSalt(ExtensionKey key) {
    return "unknown";
  }

  private static List<ObservedExtension> extensions(ObservedTarget target) {
    if (target instanceof ObservedTarget.ScaleSet set) {
      return set.model().extensions();
    }
    return target instanceof ObservedTarget.Machines machines
        ? machines.machines().stream().flatMap(m -> m.instance().extensions().stream()).toList()
        : List.of();
  }
}
