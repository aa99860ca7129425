package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.Value;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells by our tags whether the protected half of an extension is still what it was. Pure. */
final class HiddenHalf {

  private HiddenHalf() {}

  /**
   * Tells whether it is.
   *
   * @param then the extension as it was; empty when only its digest is known
   * @param tag our tag as it was then; empty when the extension had none of ours
   * @param now the extension; where it has no tag of ours someone else wrote it, and nothing is
   *     known
   */
  static boolean isSame(
      Optional<ObservedExtension> then, Optional<ForceUpdateTag> tag, ObservedExtension now) {
    Optional<TagDigest> has =
        now.forceUpdateTag().flatMap(ForceUpdateTag::parse).map(ForceUpdateTag::digest);
    if (has.isEmpty()) {
      return false;
    }
    boolean shown = then.filter(HiddenHalf::showsAll).isPresent() && showsAll(now);
    // Until our first tag no protected settings were sent by us; it tells whether some were then.
    return tag.map(ForceUpdateTag::digest)
        .map(had -> isSame(had, has.get(), shown))
        .orElseGet(() -> has.get().guarded().isEmpty() && !hasContent(has.get()));
  }

  private static boolean isSame(TagDigest had, TagDigest has, boolean shown) {
    return had.guarded().equals(has.guarded())
        && (sameContent(had, has) || (shown && access(had).equals(access(has))));
  }

  /** A tag that the user gave is hidden in the digest too, but is in neither half. */
  private static boolean sameContent(TagDigest one, TagDigest other) {
    return one.overall().equals(other.overall()) || (!hasContent(one) && !hasContent(other));
  }

  /** Where both command and addresses are public, nothing of the files is in the other half. */
  private static boolean showsAll(ObservedExtension extension) {
    Value.Obj shown = extension.settings();
    return shown.get(ScriptSettings.COMMAND).isPresent()
        && !shown.items(ScriptSettings.URIS).isEmpty();
  }

  /** The identity, or the key, by which the files are read does stand there. */
  private static Set<PartPrint> access(TagDigest digest) {
    return digest.parts().stream().filter(HiddenKind.ACCESS::isOf).collect(Collectors.toSet());
  }

  /** Tells whether an extension has files, or a command that is sent with them. */
  static boolean hasContent(TagDigest digest) {
    return HiddenParts.isCut(digest)
        || digest.parts().stream().anyMatch(p -> !HiddenKind.USERS_TAG.isOf(p));
  }
}
