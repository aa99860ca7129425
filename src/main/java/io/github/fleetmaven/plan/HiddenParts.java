package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Confidential;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What of one extension a cloud can't show, secrets aside.
 *
 * @param files its files
 * @param others what else there is
 */
record HiddenParts(FileParts files, Map<HiddenKind, String> others) {

  private static final int OVERALL_BYTES = 16;
  private static final String UNTOLD = "its content changed";

  static HiddenParts of(ResolvedExtension extension, ContentDigest content) {
    Map<HiddenKind, String> others = new EnumMap<>(HiddenKind.class);
    extension
        .hiddenCommand()
        .filter(command -> !Confidential.isIn(command))
        .ifPresent(command -> others.put(HiddenKind.COMMAND, command));
    extension.declared().forceUpdateTag().ifPresent(t -> others.put(HiddenKind.USERS_TAG, t));
    extension
        .downloaded()
        .ifPresent(
            d -> {
              others.put(HiddenKind.PLACE, d.place().baseUri());
              others.put(HiddenKind.ACCESS, AccessWords.of(d.access()));
              if (d.verified()) {
                others.put(HiddenKind.VERIFIED, "");
              }
            });
    return new HiddenParts(new FileParts(content), others);
  }

  TagDigest digest(Optional<TagDigest.Guarded> guarded, int sending) {
    Value.Obj all = files.all();
    for (var other : others.entrySet()) {
      all = all.with(other.getKey().part(), Value.of(other.getValue()));
    }
    String overall = Canonical.base64(Arrays.copyOf(Canonical.sha256(all), OVERALL_BYTES));
    return new TagDigest(overall, prints(), guarded, sending);
  }

  private List<PartPrint> prints() {
    Stream<PartPrint> ofOthers = others.keySet().stream().map(this::print);
    Stream<PartPrint> ofFiles =
        files.parts(TagDigest.MOST_PARTS - others.size()).stream().map(FileParts.Part::print);
    return Stream.concat(ofOthers, ofFiles)
        .sorted(Comparator.comparing(PartPrint::name).thenComparing(PartPrint::content))
        .toList();
  }

  private PartPrint print(HiddenKind kind) {
    return PartPrint.of(kind.part(), others.getOrDefault(kind, ""), 0);
  }

  /**
   * Says what differs from an older digest; none when nothing does.
   *
   * @param earlier which files there were; asked only when the digest can't tell
   */
  List<String> changesSince(TagDigest old, Supplier<Optional<ContentDigest>> earlier) {
    if (digest(Optional.empty(), 0).overall().equals(old.overall())) {
      return List.of();
    }
    if (isCut(old)) {
      return List.of(UNTOLD);
    }
    List<String> changes = new ArrayList<>(filesSince(old, earlier));
    for (HiddenKind kind : HiddenKind.values()) {
      Optional<PartPrint> was = old.parts().stream().filter(kind::isOf).findFirst();
      Optional<PartPrint> is = Optional.of(kind).filter(others::containsKey).map(this::print);
      kind.change(was, is).ifPresent(changes::add);
    }
    return changes.isEmpty() ? List.of(UNTOLD) : changes;
  }

  private List<String> filesSince(TagDigest old, Supplier<Optional<ContentDigest>> earlier) {
    List<PartPrint> was = old.parts().stream().filter(p -> HiddenKind.of(p).isEmpty()).toList();
    FileChanges changes = new FileChanges(files.parts(TagDigest.MOST_PARTS - others.size()), was);
    if (changes.canTell()) {
      return changes.told();
    }
    return earlier.get().map(files::changesSince).orElseGet(changes::guessed);
  }

  /** A digest of which only the overall hash is known names none of its parts. */
  static boolean isCut(TagDigest digest) {
    String nothing =
        new HiddenParts(new FileParts(ContentDigest.NONE), Map.of())
            .digest(Optional.empty(), 0)
            .overall();
    return digest.parts().isEmpty() && !digest.overall().equals(nothing);
  }
}
