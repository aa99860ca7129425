package io.github.fleetmaven.catalog;

import java.util.Optional;

/**
 * What a failure of a handler means, for people.
 *
 * @param meaning as the end of a sentence
 * @param remedy what to do about it; may be empty
 * @param isTransient whether it is worth running the handler again by itself
 * @param maxRetries how often; 0 when it isn't
 * @param logPath where to look on the machine, where that is known
 */
public record Explanation(
    String meaning, String remedy, boolean isTransient, int maxRetries, Optional<String> logPath) {

  /** Returns the whole as one sentence part: {@code meaning; remedy; log: path}. */
  public String text() {
    StringBuilder text = new StringBuilder(meaning);
    if (!remedy.isEmpty()) {
      text.append("; ").append(remedy);
    }
    logPath.ifPresent(path -> text.append("; log: ").append(path));
    return text.toString();
  }
}
