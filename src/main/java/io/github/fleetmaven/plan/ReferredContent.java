package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which content a resource refers to: what its model carries, what its instances carry that aren't
 * at the model yet, and what a rollback would put back. Pure.
 *
 * @param digests what our tags call the content
 * @param files the SHA-256 of what public addresses name, in lower-case hex digits
 * @param untold names in lower case of the extensions that carry no tag of ours, so that nobody can
 *     tell what they need
 */
public record ReferredContent(Set<String> digests, Set<String> files, Set<String> untold) {

  /** What refers to nothing. */
  public static final ReferredContent NONE = new ReferredContent(Set.of(), Set.of(), Set.of());

  private static final int HEX_DIGITS = 64;

  /** An address may have its slashes escaped. */
  private static final Pattern FILE =
      Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?:/|%2f)", Pattern.CASE_INSENSITIVE);

  public ReferredContent {
    digests = Set.copyOf(digests);
    files = Set.copyOf(files);
    untold = Set.copyOf(untold);
  }

  /** Returns what a scale set refers to. */
  public static ReferredContent of(ObservedScaleSet set, List<ObservedInstance> instances) {
    List<ObservedExtension> carried =
        Stream.concat(
                set.extensions().stream(), instances.stream().flatMap(i -> i.extensions().stream()))
            .toList();
    Stream<String> before =
        BeforeTarget.ofTag(set, set.id().name()).stream().flatMap(ReferredContent::digests);
    return of(carried, before);
  }

  /** Returns what a machine refers to. */
  public static ReferredContent of(ObservedInstance machine) {
    return of(machine.extensions(), Stream.of());
  }

  /** Returns what our tags call the content that a rollback would put back. */
  public static Set<String> digests(Before before) {
    return before.targets().stream().flatMap(ReferredContent::digests).collect(Collectors.toSet());
  }

  private static ReferredContent of(List<ObservedExtension> carried, Stream<String> before) {
    return new ReferredContent(
        Stream.concat(carried.stream().flatMap(ReferredContent::digest), before)
            .collect(Collectors.toSet()),
        carried.stream()
            .flatMap(extension -> texts(extension.settings()))
            .flatMap(ReferredContent::files)
            .collect(Collectors.toSet()),
        carried.stream()
            .filter(extension -> digest(extension).findAny().isEmpty())
            .map(extension -> extension.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()));
  }

  /** Tells whether an extension of that name carries no tag of ours. */
  public boolean isUntold(String extension) {
    return untold.contains(extension.toLowerCase(Locale.ROOT));
  }

  private static Stream<String> texts(Value value) {
    if (value instanceof Value.Obj object) {
      return object.members().values().stream().flatMap(ReferredContent::texts);
    }
    if (value instanceof Value.Arr array) {
      return array.items().stream().flatMap(ReferredContent::texts);
    }
    return value instanceof Value.Str text ? Stream.of(text.text()) : Stream.of();
  }

  private static Stream<String> files(String text) {
    return FILE.matcher(text)
        .results()
        .map(MatchResult::group)
        .map(found -> found.substring(0, HEX_DIGITS).toLowerCase(Locale.ROOT));
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
