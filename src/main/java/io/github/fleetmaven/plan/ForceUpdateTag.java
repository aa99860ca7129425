package io.github.fleetmaven.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our tag of an extension, {@code fleet1:<digest>:<attempt>}. It holds what a cloud can't show or
 * can't see changing, so that no state is kept elsewhere.
 *
 * @param digest of what is hidden
 * @param attempt from 0; higher by one each time a failed handler is to run again
 */
public record ForceUpdateTag(TagDigest digest, int attempt) {

  private static final Pattern FORM = Pattern.compile("fleet1:([^:]+):(\\d{1,9})");

  /** Reads a tag; empty when it isn't ours. */
  public static Optional<ForceUpdateTag> parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int attempt = Integer.parseInt(m.group(2));
    return TagDigest.parse(m.group(1)).map(digest -> new ForceUpdateTag(digest, attempt));
  }

  /** Returns the tag by which a failed handler runs again. */
  public ForceUpdateTag nextAttempt() {
    return new ForceUpdateTag(digest, attempt + 1);
  }

  /**
   * Returns the tag that follows when the definition changes. Once attempts were counted, they are
   * counted on: a digest that comes back, after a rollback say, must not come with an attempt that
   * has been made.
   */
  ForceUpdateTag followedBy(TagDigest next) {
    return new ForceUpdateTag(next, attempt == 0 ? 0 : attempt + 1);
  }

  /** Returns the text of the tag. */
  public String text() {
    return "fleet1:" + digest.text() + ":" + attempt;
  }
}
