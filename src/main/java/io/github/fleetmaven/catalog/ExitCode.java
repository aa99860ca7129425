package io.github.fleetmaven.catalog;

/**
 * What an exit code of a handler means.
 *
 * @param done whether the handler did its work
 * @param meaning for people, as the end of a sentence
 * @param remedy what to do about it; may be empty
 * @param maxRetries how often it is worth running the handler again by itself; 0 when the cause
 *     doesn't pass
 */
public record ExitCode(boolean done, String meaning, String remedy, int maxRetries) {
  public ExitCode {
    if (meaning.isBlank()) {
      throw new IllegalArgumentException("an exit code needs a meaning");
    }
    if (maxRetries < 0 || (done && maxRetries > 0)) {
      throw new IllegalArgumentException("an exit code can't be retried " + maxRetries + " times");
    }
  }
}
