package io.github.fleetmaven.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digest inside our tag. Equal digests mean that nothing hidden changed.
 *
 * @param overall hash of all plain parts: the files, where they are kept and how they are read, a
 *     command that is sent with them, the user's own tag
 * @param parts a short hash of each, or of groups of them, to name the one that changed
 * @param guarded the protected settings; empty when none were ever sent
 * @param sending from 0; higher by one each time a user has the extension sent again
 * @param expires until when the machines can read its files, in whole minutes; empty when that has
 *     no end
 */
public record TagDigest(
    String overall,
    List<PartPrint> parts,
    Optional<Guarded> guarded,
    int sending,
    Optional<Instant> expires) {

  /** More than these would make the tag longer than it has to be. */
  static final int MOST_PARTS = 14;

  private static final Pattern FORM =
      Pattern.compile(
          "([\\w-]{22})\\.([\\w-]*)(?:\\.([\\w-]+)~([\\w-]+))?(?:\\.s(\\d{1,9}))?(?:\\.e(\\d{1,9}))?");

  private static final long MINUTE = Duration.ofMinutes(1).toSeconds();

  public TagDigest {
    parts = List.copyOf(parts);
  }

  /** Makes the digest of an extension whose files can be read for ever. */
  public TagDigest(String overall, List<PartPrint> parts, Optional<Guarded> guarded, int sending) {
    this(overall, parts, guarded, sending, Optional.empty());
  }

  /**
   * The protected settings as the tag knows them.
   *
   * @param salt random, URL-safe Base64
   * @param hash slow and salted, URL-safe Base64
   */
  public record Guarded(String salt, String hash) {}

  /** Reads a digest; empty when it isn't one. */
  static Optional<TagDigest> parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    Optional<Guarded> guarded =
        Optional.ofNullable(m.group(3))
            .flatMap(salt -> Optional.ofNullable(m.group(4)).map(hash -> new Guarded(salt, hash)));
    int sending = Optional.ofNullable(m.group(5)).map(Integer::valueOf).orElse(0);
    Optional<Instant> expires =
        Optional.ofNullable(m.group(6))
            .map(minutes -> Instant.ofEpochSecond(Long.parseLong(minutes) * MINUTE));
    String overall = m.group(1);
    return PartPrint.parse(m.group(2))
        .map(p -> new TagDigest(overall, p, guarded, sending, expires));
  }

  /** Returns the text, which has no colon. */
  String text() {
    return overall
        + "."
        + PartPrint.text(parts)
        + guarded.map(g -> "." + g.salt() + "~" + g.hash()).orElse("")
        + (sending == 0 ? "" : ".s" + sending)
        + expires.map(e -> ".e" + e.getEpochSecond() / MINUTE).orElse("");
  }

  /** Returns the digest in short: what it is compared by, without what names a part. */
  TagDigest withoutParts() {
    return new TagDigest(overall, List.of(), guarded, sending, expires);
  }

  /** Returns the digest of all but the protected settings. */
  TagDigest withoutSecrets() {
    return new TagDigest(overall, parts, Optional.empty(), sending, expires);
  }

  /** Returns the digest for sending the same once more. */
  TagDigest sentAgain() {
    return new TagDigest(overall, parts, guarded, sending + 1, expires);
  }

  /** Returns the digest of what can be read until some other time. */
  TagDigest until(Optional<Instant> end) {
    return new TagDigest(overall, parts, guarded, sending, end);
  }
}
