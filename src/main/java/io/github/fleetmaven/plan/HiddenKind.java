package io.github.fleetmaven.plan;

import java.util.Arrays;
import java.util.Optional;

/** What else than a file a cloud can't show of an extension, and what is said when it changes. */
enum HiddenKind {
  COMMAND("the command", "the command changed", "the command is new", "the command is gone"),
  USERS_TAG(
      "forceUpdateTag",
      "forceUpdateTag changed",
      "forceUpdateTag is new",
      "forceUpdateTag is gone"),
  PLACE(
      "place",
      "the files are kept elsewhere",
      "the files are downloaded now",
      "the files are downloaded no more"),
  ACCESS("access", "the machines read the files in another way", "", ""),
  VERIFIED(
      "verified",
      "",
      "the files are verified on the machine now",
      "the files are verified no more");

  private final String part;
  private final String changed;
  private final String fresh;
  private final String gone;

  HiddenKind(String part, String changed, String fresh, String gone) {
    this.part = part;
    this.changed = changed;
    this.fresh = fresh;
    this.gone = gone;
  }

  /** Returns what the part is called in a digest. */
  String part() {
    return part;
  }

  boolean isOf(PartPrint print) {
    return PartPrint.nameOf(part).equals(print.name());
  }

  static Optional<HiddenKind> of(PartPrint print) {
    return Arrays.stream(values()).filter(kind -> kind.isOf(print)).findFirst();
  }

  /** Says what became of a part; empty when nothing did, or something else says it already. */
  Optional<String> change(Optional<PartPrint> old, Optional<PartPrint> now) {
    if (old.equals(now)) {
      return Optional.empty();
    }
    String words = old.isEmpty() ? fresh : now.isEmpty() ? gone : changed;
    return Optional.of(words).filter(w -> !w.isEmpty());
  }
}
