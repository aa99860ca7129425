package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was there before, as far as a tag on a scale set can say it: {@code fleet-before}, written
 * with the model itself. It is of use where {@code before.json} is lost.
 *
 * <p>Its text is {@code before1|image=publisher:offer:sku:version|ext/app=<digest>|ext/new=-}: the
 * image where it changes (a custom one as {@code id=…}), of each extension that changes the digest
 * of its tag, without the prints of its parts, and a hyphen for one that wasn't there.
 */
final class BeforeTag {

  static final String NAME = "fleet-before";

  /** What Azure takes. */
  static final int LONGEST = 256;

  private static final int MOST_TAGS = 50;

  /** The lease, what somebody wants of the run, and the mark of suspended repairs. */
  private static final List<String> OF_A_RUN =
      List.of("fleet-lease", "fleet-control", AutomaticRepairs.MARK);

  private static final String HEAD = "before1";
  private static final String IMAGE = "image";
  private static final String EXTENSION = "ext/";
  private static final String ABSENT = "-";

  private BeforeTag() {}

  /**
   * Returns the tag for a write of a model; none when nothing but attempts change, or it would take
   * the room that the tags of a run need.
   *
   * @param tags all tags of the set
   */
  static Map<String, String> of(
      ImageDecision image, List<ExtensionDecision> decisions, Map<String, String> tags) {
    boolean retriesOnly =
        !image.changes() && decisions.stream().allMatch(d -> isNothing(d) || isRetry(d));
    if (retriesOnly || !hasRoom(tags)) {
      return Map.of();
    }
    List<String> entries = new ArrayList<>();
    if (image.changes()) {
      entries.add(image(image.now()));
    }
    decisions.stream().filter(d -> !isNothing(d)).forEach(d -> entry(d).ifPresent(entries::add));
    return Map.of(NAME, fitting(entries));
  }

  /**
   * Reads a tag as what was there before in a set.
   *
   * @return empty when it isn't one of ours
   */
  static Optional<BeforeResource> parse(String text, String resourceId, String name) {
    List<String> entries = List.of(text.split("\\|"));
    if (!entries.get(0).equals(HEAD)) {
      return Optional.empty();
    }
    Value.Obj image = Value.Obj.EMPTY;
    List<BeforeExtension> extensions = new ArrayList<>();
    for (String entry : entries.subList(1, entries.size())) {
      int at = entry.indexOf('=');
      String key = at < 0 ? entry : entry.substring(0, at);
      String value = at < 0 ? "" : entry.substring(at + 1);
      if (key.startsWith(EXTENSION)) {
        extension(key.substring(EXTENSION.length()), value).ifPresent(extensions::add);
      } else {
        image = image(key, value);
      }
    }
    return Optional.of(
        new BeforeResource(
            resourceId, name, new BeforeImage(image, Optional.of(image)), extensions));
  }

  /** Returns what a tag says, whose name is the same in upper and lower case, as Azure's are. */
  static Optional<String> text(Map<String, String> tags) {
    return tags.entrySet().stream()
        .filter(tag -> tag.getKey().equalsIgnoreCase(NAME))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static boolean hasRoom(Map<String, String> tags) {
    long others =
        tags.keySet().stream()
            .filter(t -> OF_A_RUN.stream().noneMatch(t::equalsIgnoreCase))
            .count();
    return text(tags).isPresent() || others + OF_A_RUN.size() < MOST_TAGS;
  }

  private static boolean isNothing(ExtensionDecision decision) {
    return decision.action().isEmpty();
  }

  private static boolean isRetry(ExtensionDecision decision) {
    return decision.action().equals(Optional.of(Action.RETRY));
  }

  private static String fitting(List<String> entries) {
    StringBuilder text = new StringBuilder(HEAD);
    for (String entry : entries) {
      if (text.length() + 1 + entry.length() <= LONGEST) {
        text.append('|').append(entry);
      }
    }
    return text.toString();
  }

  private static String image(Value.Obj image) {
    return ImageComparison.customKey(image)
        .map(key -> key + "=" + image.text(key).orElse(""))
        .orElseGet(() -> IMAGE + "=" + ImageComparison.words(image));
  }

  private static Value.Obj image(String key, String value) {
    if (!key.equals(IMAGE)) {
      return Value.Obj.EMPTY.with(key, Value.of(value));
    }
    String[] parts = value.split(":", -1);
    Value.Obj image = Value.Obj.EMPTY;
    for (int i = 0; i < Math.min(parts.length, ImageComparison.PLATFORM_PARTS.size()); i++) {
      image = image.with(ImageComparison.PLATFORM_PARTS.get(i), Value.of(parts[i]));
    }
    return image;
  }

  private static Optional<String> entry(ExtensionDecision decision) {
    if (decision.before().isEmpty()) {
      return Optional.of(EXTENSION + decision.name() + "=" + ABSENT);
    }
    return decision
        .before()
        .flatMap(ObservedExtension::forceUpdateTag)
        .flatMap(ForceUpdateTag::parse)
        .map(tag -> EXTENSION + decision.name() + "=" + tag.digest().withoutParts().text());
  }

  private static Optional<BeforeExtension> extension(String name, String value) {
    if (value.equals(ABSENT)) {
      return Optional.of(new BeforeExtension(name, new BeforeExtension.Absent(), Optional.empty()));
    }
    return TagDigest.parse(value)
        .map(
            digest ->
                new BeforeExtension(name, new BeforeExtension.Digest(digest), Optional.empty()));
  }
}
