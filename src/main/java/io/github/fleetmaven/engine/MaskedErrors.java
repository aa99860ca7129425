package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Clears what clouds refuse of secrets. Safe for use by several threads, as the mask is.
 *
 * @param mask clears a text of the secrets that are known by then
 */
record MaskedErrors(UnaryOperator<String> mask) {

  /**
   * Makes a call.
   *
   * <p>The cause of a failure is left behind on purpose: its message was written by others, and
   * isn't masked.
   */
  <T> T of(Supplier<T> call) {
    try {
      return call.get();
    } catch (CloudException e) {
      CloudException masked = new CloudException(of(e.error()));
      masked.setStackTrace(e.getStackTrace());
      throw masked;
    }
  }

  CloudError of(CloudError e) {
    return new CloudError(
        e.kind(),
        mask.apply(e.action()),
        e.status(),
        mask.apply(e.code()),
        mask.apply(e.message()),
        e.requestId());
  }
}
