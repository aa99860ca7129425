package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Finds the extensions that a write changes, and remembers them as they were. Pure. */
final class ExtensionChanges {

  private ExtensionChanges() {}

  /**
   * Returns the extensions that differ by more than their attempt, each as it was.
   *
   * @param before all that are there
   * @param after all that will be there
   */
  static List<BeforeExtension> between(
      List<ObservedExtension> before, List<ObservedExtension> after) {
    List<BeforeExtension> changes = new ArrayList<>();
    for (ObservedExtension old : before) {
      Optional<ObservedExtension> then = find(after, old.name());
      if (then.isEmpty() || !sameButAttempt(old, then.get())) {
        BeforeExtension.Earlier earlier = defined(old);
        changes.add(new BeforeExtension(old.name(), earlier, then.map(t -> print(t, earlier))));
      }
    }
    for (ObservedExtension added : after) {
      if (find(before, added.name()).isEmpty()) {
        BeforeExtension.Earlier earlier = new BeforeExtension.Absent();
        changes.add(new BeforeExtension(added.name(), earlier, Optional.of(print(added, earlier))));
      }
    }
    return changes;
  }

  /** Tells whether two definitions mean the same, hidden parts included. */
  static boolean sameButAttempt(ObservedExtension a, ObservedExtension b) {
    return ExtensionComparison.differences(a.properties(), b.properties()).isEmpty()
        && hidden(a).equals(hidden(b));
  }

  /**
   * Returns a print of a definition, without what another try of the same makes anew: the attempt,
   * and where the extension is new the salt of its protected settings.
   *
   * @param earlier what was there before
   */
  static String print(ObservedExtension extension, BeforeExtension.Earlier earlier) {
    Value.Obj shown = Value.Obj.EMPTY;
    for (var member : ExtensionProperties.carried(extension).members().entrySet()) {
      boolean empty = member.getValue().equals(Value.Obj.EMPTY);
      shown = empty ? shown : shown.with(member.getKey(), member.getValue());
    }
    String tag = hidden(isKept(extension, earlier) ? extension : withoutSecrets(extension));
    return "sha256:"
        + HexFormat.of()
            .formatHex(Canonical.sha256(shown.with(ExtensionProperties.TAG, Value.of(tag))));
  }

  private static boolean isKept(ObservedExtension extension, BeforeExtension.Earlier earlier) {
    return earlier instanceof BeforeExtension.Defined defined
        && new ObservedExtension(extension.name(), defined.properties())
            .handler()
            .equals(extension.handler());
  }

  /**
   * What can't be seen of a definition: the digest of our tag, or another's tag whole. Until when
   * its files can be read is nothing that one would go back to.
   */
  private static String hidden(ObservedExtension extension) {
    String tag = extension.forceUpdateTag().orElse("");
    return ForceUpdateTag.parse(tag)
        .map(t -> t.digest().until(Optional.empty()).text())
        .orElse(tag);
  }

  private static ObservedExtension withoutSecrets(ObservedExtension extension) {
    return extension
        .forceUpdateTag()
        .flatMap(ForceUpdateTag::parse)
        .map(t -> new ForceUpdateTag(t.digest().withoutSecrets().until(Optional.empty()), 0).text())
        .map(t -> extension.properties().with(ExtensionProperties.TAG, Value.of(t)))
        .map(properties -> new ObservedExtension(extension.name(), properties))
        .orElse(extension);
  }

  private static BeforeExtension.Defined defined(ObservedExtension extension) {
    return new BeforeExtension.Defined(
        ExtensionProperties.withoutAnswers(extension.properties()), true);
  }

  private static Optional<ObservedExtension> find(List<ObservedExtension> list, String name) {
    return list.stream().filter(e -> e.name().equalsIgnoreCase(name)).findFirst();
  }
}
