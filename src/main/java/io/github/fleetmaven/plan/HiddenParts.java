package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Confidential;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of one extension a cloud can't show, secrets aside, by name. */
record HiddenParts(List<Part> parts) {

  private static final int OVERALL_BYTES = 16;
  private static final String COMMAND = "the command";
  private static final String USERS_TAG = "forceUpdateTag";
  private static final String UNTOLD = "its content changed";

  HiddenParts {
    parts = parts.stream().sorted(Comparator.comparing(Part::name)).toList();
  }

  /**
   * One hidden part.
   *
   * @param name a file's name behind {@code file}, or what else it is, for people
   */
  record Part(String name, String content) {}

  static HiddenParts of(ResolvedExtension extension, ContentDigest content) {
    List<Part> parts = new ArrayList<>();
    content.parts().forEach(p -> parts.add(new Part("file " + p.name(), p.sha256())));
    extension
        .inlineCommand()
        .filter(command -> !Confidential.isIn(command))
        .ifPresent(command -> parts.add(new Part(COMMAND, command)));
    extension.declared().forceUpdateTag().ifPresent(tag -> parts.add(new Part(USERS_TAG, tag)));
    return new HiddenParts(parts);
  }

  TagDigest digest(Optional<TagDigest.Guarded> guarded, int sending) {
    Value.Obj all = Value.Obj.EMPTY;
    for (Part part : parts) {
      all = all.with(part.name(), Value.of(part.content()));
    }
    String overall = Canonical.base64(Arrays.copyOf(Canonical.sha256(all), OVERALL_BYTES));
    List<PartPrint> prints = parts.stream().map(p -> PartPrint.of(p.name(), p.content())).toList();
    return new TagDigest(overall, prints, guarded, sending);
  }

  /** Says what differs from an older digest; none when nothing does. */
  List<String> changesSince(TagDigest old) {
    TagDigest now = digest(Optional.empty(), 0);
    if (now.overall().equals(old.overall())) {
      return List.of();
    }
    if (parts.size() > TagDigest.MOST_PARTS || isCut(old)) {
      return List.of(UNTOLD);
    }
    List<String> changes = new ArrayList<>();
    for (Part part : parts) {
      PartPrint print = PartPrint.of(part.name(), part.content());
      change(print, old.parts()).ifPresent(word -> changes.add(part.name() + " " + word));
    }
    old.parts().stream()
        .filter(p -> !names(now.parts()).contains(p.name()))
        .forEach(p -> changes.add(nameOf(p) + " is gone"));
    return changes.isEmpty() ? List.of(UNTOLD) : changes;
  }

  /** A digest of more parts than its tag has room for names none of them. */
  static boolean isCut(TagDigest digest) {
    String nothing = new HiddenParts(List.of()).digest(Optional.empty(), 0).overall();
    return digest.parts().isEmpty() && !digest.overall().equals(nothing);
  }

  private static Optional<String> change(PartPrint print, List<PartPrint> old) {
    if (old.contains(print)) {
      return Optional.empty();
    }
    return Optional.of(names(old).contains(print.name()) ? "changed" : "is new");
  }

  /** Tells whether a print is that of a tag which the user gave. */
  static boolean isUsersTag(PartPrint print) {
    return PartPrint.of(USERS_TAG, "").name().equals(print.name());
  }

  private static String nameOf(PartPrint gone) {
    return Stream.of(COMMAND, USERS_TAG)
        .filter(name -> PartPrint.of(name, "").name().equals(gone.name()))
        .findFirst()
        .orElse("a file");
  }

  private static List<String> names(List<PartPrint> prints) {
    return prints.stream().map(PartPrint::name).toList();
  }
}
