package io.github.fleetmaven.contract;

import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import java.nio.charset.StandardCharsets;

/**
 * What tells exchanges apart at a glance, without reading them as JSON: their bytes, but for the
 * digits in strings, of which times and ids are made. Of two that look the same one has to be
 * judged. (A hash of 128 bits: two that differ have the same one as good as never.)
 */
record Glance(long one, long other) {

  private static final long ONE = 0x9E3779B97F4A7C15L;
  private static final long OTHER = 0xC2B2AE3D27D4EB4FL;

  static Glance of(SimulatorRequest request, SimulatorResponse response) {
    Hash hash = new Hash();
    String call = request.method() + " \"" + request.url() + "\" " + response.status();
    hash.add(call.getBytes(StandardCharsets.UTF_8));
    if (Exchange.isOurs(request.headers())) {
      hash.add(request.body());
    }
    hash.add(response.body());
    return new Glance(hash.one, hash.other);
  }

  /** A running hash. */
  private static final class Hash {

    private long one;
    private long other;

    void add(byte[] text) {
      boolean string = false;
      int i = 0;
      while (i < text.length) {
        byte b = text[i];
        if (b == '"' && (i == 0 || text[i - 1] != '\\')) {
          string = !string;
        }
        int end = string ? endOfId(text, i) : i;
        // What is short may be a value of an enum, such as V2.
        boolean id = end - i > 2 || (end > i && text[i - 1] != 'V');
        add(id ? (byte) '0' : b);
        i = id ? end : i + 1;
      }
      add((byte) '\n');
    }

    private void add(byte b) {
      one = (one ^ b) * ONE;
      other = Long.rotateLeft(other + b, 7) * OTHER;
    }

    /** Returns where a run of hexadecimal digits and dashes ends, if it has a digit. */
    private static int endOfId(byte[] text, int start) {
      int end = start;
      boolean digit = false;
      while (end < text.length && isOfId(text[end])) {
        digit |= text[end] <= '9' && text[end] >= '0';
        end++;
      }
      return digit ? end : start;
    }

    private static boolean isOfId(byte b) {
      return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f') || b == '-';
    }
  }
}
