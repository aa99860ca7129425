package io.github.fleetmaven.simulator.scenario;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which requests a fault is meant for.
 *
 * @param method the method they have, if any
 * @param path what their whole path matches, if anything
 * @param query what their whole query matches, if anything: decoded, its names in lower case
 */
public record RequestMatch(
    Optional<String> method, Optional<Pattern> path, Optional<Pattern> query) {

  /** Tells whether a request is meant. */
  public boolean matches(String itsMethod, String itsPath, String itsQuery) {
    return method.map(itsMethod::equalsIgnoreCase).orElse(true)
        && path.map(pattern -> pattern.matcher(itsPath).matches()).orElse(true)
        && query.map(pattern -> pattern.matcher(itsQuery).matches()).orElse(true);
  }

  /** Tells for sure that all that another one means is meant by this one too. */
  boolean covers(RequestMatch other) {
    return (method.isEmpty() || method.equals(other.method))
        && covers(path, other.path)
        && covers(query, other.query);
  }

  private static boolean covers(Optional<Pattern> mine, Optional<Pattern> others) {
    return mine.isEmpty()
        || mine.get().pattern().equals(".*")
        || others.map(Pattern::pattern).equals(mine.map(Pattern::pattern));
  }
}
