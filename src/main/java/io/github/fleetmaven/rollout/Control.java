package io.github.fleetmaven.rollout;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody elsewhere wants of a rollout; it lives in a tag of the target and is read between
 * batches.
 *
 * @param by who wants it, and since when, for people
 */
public record Control(Wish wish, String by) {

  private static final Pattern FORM =
      Pattern.compile("(pause|abort)\\b\\s*(.*)", Pattern.CASE_INSENSITIVE);

  /** What is wanted. */
  public enum Wish {
    /** No further batch until that is taken back. */
    PAUSE,
    /** No further batch in this run. */
    ABORT
  }

  /** Returns it as a tag holds it. */
  public String tag() {
    return (wish.name().toLowerCase(Locale.ROOT) + " " + by).strip();
  }

  /** Reads a tag. What can't be read holds a rollout back: somebody wanted something. */
  public static Control of(String tag) {
    Matcher m = FORM.matcher(tag.strip());
    return m.matches()
        ? new Control(Wish.valueOf(m.group(1).toUpperCase(Locale.ROOT)), m.group(2))
        : new Control(Wish.PAUSE, tag.strip());
  }
}
