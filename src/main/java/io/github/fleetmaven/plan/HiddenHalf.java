package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import java.util.Optional;

/** Tells by our tags whether the protected half of an extension is still what it was. Pure. */
final class HiddenHalf {

  private HiddenHalf() {}

  /**
   * Tells whether it is.
   *
   * @param then our tag as it was; empty when the extension had none of ours
   * @param now the extension; where it has no tag of ours someone else wrote it, and nothing is
   *     known
   */
  static boolean isSame(Optional<ForceUpdateTag> then, ObservedExtension now) {
    Optional<TagDigest> has =
        now.forceUpdateTag().flatMap(ForceUpdateTag::parse).map(ForceUpdateTag::digest);
    if (has.isEmpty()) {
      return false;
    }
    // Until our first tag no protected settings were sent by us; it tells whether some were then.
    return then.map(ForceUpdateTag::digest)
        .map(had -> had.guarded().equals(has.get().guarded()) && sameContent(had, has.get()))
        .orElseGet(() -> has.get().guarded().isEmpty() && !hasContent(has.get()));
  }

  /** A tag that the user gave is hidden in the digest too, but is in neither half. */
  private static boolean sameContent(TagDigest one, TagDigest other) {
    return one.overall().equals(other.overall()) || (!hasContent(one) && !hasContent(other));
  }

  private static boolean hasContent(TagDigest digest) {
    return HiddenParts.isCut(digest)
        || digest.parts().stream().anyMatch(p -> !HiddenParts.isUsersTag(p));
  }
}
