package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentPlace;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What planning knows of the files of one target.
 *
 * @param digests of an extension's files, by its name; {@link ContentDigest#NONE} where it has none
 * @param place where files are kept for the machines; empty when they travel inside the extensions
 * @param now the time of the plan, by which signatures end
 * @param reviewed until when files can be read that are signed anew, by the names of extensions, as
 *     a reviewed plan has it
 * @param earlier which files extensions had
 */
public record TargetContent(
    Function<String, ContentDigest> digests,
    Optional<ContentPlace> place,
    Instant now,
    Map<String, Instant> reviewed,
    EarlierContent earlier) {

  public TargetContent {
    Map<String, Instant> ends = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ends.putAll(reviewed);
    reviewed = Collections.unmodifiableMap(ends);
  }

  /** Files that travel inside the extensions. */
  public static TargetContent inline(Function<String, ContentDigest> digests) {
    return new TargetContent(
        digests, Optional.empty(), Instant.EPOCH, Map.of(), EarlierContent.NONE);
  }

  /** Returns the same with what is known of earlier files. */
  public TargetContent with(EarlierContent known) {
    return new TargetContent(digests, place, now, reviewed, known);
  }
}
