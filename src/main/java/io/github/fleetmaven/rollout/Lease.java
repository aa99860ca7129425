package io.github.fleetmaven.rollout;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who works on a target, and until when nobody else may. It lives in a tag of the target, whose
 * value takes at most 256 characters.
 *
 * @param until when it ends by itself
 */
public record Lease(Holder holder, Instant until) {

  private static final Pattern FORM =
      Pattern.compile("(\\S+) process (\\d{1,18}) of (\\S+) on (\\S+) run (\\S+) until (\\S+)");

  private static final Instant NEVER = Instant.MAX.truncatedTo(ChronoUnit.SECONDS);

  public Lease {
    until = until.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * A run.
   *
   * @param who the user and the host, as {@code ada@build-7}
   * @param process the number of its process
   * @param started when that process began
   * @param machine tells the machine (or container) that the process lives on from others of the
   *     same name
   * @param run tells the run from others of the same process
   */
  public record Holder(String who, long process, Instant started, String machine, String run) {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_MARK = 16;

    public Holder {
      who = word(who, LONGEST_NAME);
      machine = word(machine, LONGEST_MARK);
      run = word(run, LONGEST_MARK);
      started = started.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns who it is, for people. */
    public String text() {
      return process == 0 ? who : who + " (process " + process + ", begun " + started + ")";
    }

    /**
     * Tag values are taken apart at blanks; whatever a host or a user is called must not break it.
     */
    private static String word(String text, int longest) {
      String word = text.replaceAll("[^\\w.@/+-]", "_");
      return word.isEmpty() ? "_" : word.substring(0, Math.min(longest, word.length()));
    }
  }

  /** Tells whether it ends when its time is up. */
  public boolean endsByItself() {
    return !until.equals(NEVER);
  }

  /** Returns it as a tag holds it. */
  public String tag() {
    return "%s process %d of %s on %s run %s until %s"
        .formatted(
            holder.who(),
            holder.process(),
            holder.started(),
            holder.machine(),
            holder.run(),
            until);
  }

  /**
   * Reads a tag. One that can't be read was written by somebody nevertheless: it never ends by
   * itself.
   */
  public static Lease of(String tag) {
    return parse(tag)
        .orElseGet(() -> new Lease(new Holder(tag, 0, Instant.EPOCH, "unknown", "unknown"), NEVER));
  }

  private static Optional<Lease> parse(String tag) {
    Matcher m = FORM.matcher(tag);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      Holder holder =
          new Holder(
              m.group(1),
              Long.parseLong(m.group(2)),
              Instant.parse(m.group(3)),
              m.group(4),
              m.group(5));
      return Optional.of(new Lease(holder, Instant.parse(m.group(6))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
