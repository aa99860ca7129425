package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedScaleSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which content a resource refers to: what its model carries, what its instances carry that aren't
 * at the model yet, and what a rollback would put back. Pure.
 */
public final class ReferredContent {

  private ReferredContent() {}

  /** Returns what our tags call the content of a scale set. */
  public static Set<String> of(ObservedScaleSet set, List<ObservedInstance> instances) {
    Stream<String> carried =
        Stream.concat(
                set.extensions().stream(), instances.stream().flatMap(i -> i.extensions().stream()))
            .flatMap(ReferredContent::digest);
    Stream<String> before =
        BeforeTarget.ofTag(set, set.id().name()).stream().flatMap(ReferredContent::digests);
    return Stream.concat(carried, before).collect(Collectors.toSet());
  }

  /** Returns what our tags call the content of a machine. */
  public static Set<String> of(ObservedInstance machine) {
    return machine.extensions().stream()
        .flatMap(ReferredContent::digest)
        .collect(Collectors.toSet());
  }

  /** Returns what our tags call the content that a rollback would put back. */
  public static Set<String> of(Before before) {
    return before.targets().stream().flatMap(ReferredContent::digests).collect(Collectors.toSet());
  }

  private static Stream<String> digests(BeforeTarget target) {
    return target.resources().stream()
        .flatMap(resource -> resource.extensions().stream())
        .flatMap(extension -> extension.digest().stream())
        .map(TagDigest::overall);
  }

  private static Stream<String> digest(ObservedExtension extension) {
    return extension.forceUpdateTag().flatMap(ForceUpdateTag::parse).stream()
        .map(tag -> tag.digest().overall());
  }
}
