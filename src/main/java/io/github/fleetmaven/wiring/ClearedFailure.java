package io.github.fleetmaven.wiring;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A failure that nobody foresaw, cleared of secrets: Maven shows its words, and with {@code -e}
 * those of its causes.
 */
final class ClearedFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private ClearedFailure(Throwable failure, UnaryOperator<String> mask) {
    super(mask.apply(failure.toString()), cause(failure.getCause(), mask));
    setStackTrace(failure.getStackTrace());
    for (Throwable suppressed : failure.getSuppressed()) {
      addSuppressed(new ClearedFailure(suppressed, mask));
    }
  }

  /** Returns the failure itself when it tells no secret, and else the same in other words. */
  static RuntimeException of(RuntimeException failure, UnaryOperator<String> mask) {
    String words = words(failure);
    return mask.apply(words).equals(words) ? failure : new ClearedFailure(failure, mask);
  }

  private static @Nullable Throwable cause(@Nullable Throwable cause, UnaryOperator<String> mask) {
    return cause == null ? null : new ClearedFailure(cause, mask);
  }

  private static String words(Throwable failure) {
    StringWriter words = new StringWriter();
    failure.printStackTrace(new PrintWriter(words));
    return words.toString();
  }
}
