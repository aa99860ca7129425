package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.Value;
import java.util.Optional;

/**
 * An extension before a run wrote it.
 *
 * @param name its name
 * @param earlier what is known of it
 * @param planned a print of what the run was to bring; empty when it was to be removed, or when
 *     that isn't known
 */
public record BeforeExtension(String name, Earlier earlier, Optional<String> planned) {

  /** What is known of an extension as it was. */
  public sealed interface Earlier {}

  /** It wasn't there. */
  public record Absent() implements Earlier {}

  /**
   * It is known as the cloud showed it.
   *
   * @param properties its {@code properties}, which never hold protected settings
   * @param whole false when a part of them is masked, so that they can't be sent
   */
  public record Defined(Value.Obj properties, boolean whole) implements Earlier {}

  /**
   * All that is known is what was hidden, by its digest.
   *
   * @param digest without the prints of its parts
   */
  public record Digest(TagDigest digest) implements Earlier {}

  /** Returns the digest that our tag had then. */
  Optional<TagDigest> digest() {
    if (earlier instanceof Digest known) {
      return Optional.of(known.digest());
    }
    return tag().map(ForceUpdateTag::digest);
  }

  /** Returns the definition as it was, which may be masked in parts. */
  Optional<ObservedExtension> defined() {
    return earlier instanceof Defined known
        ? Optional.of(new ObservedExtension(name, known.properties()))
        : Optional.empty();
  }

  /** Returns the definition as it was, when it can be sent. */
  Optional<ObservedExtension> sendable() {
    return defined().filter(d -> earlier instanceof Defined known && known.whole());
  }

  /** Returns our tag as it was then. */
  Optional<ForceUpdateTag> tag() {
    return earlier instanceof Defined known
        ? known.properties().text(ExtensionProperties.TAG).flatMap(ForceUpdateTag::parse)
        : Optional.empty();
  }
}
