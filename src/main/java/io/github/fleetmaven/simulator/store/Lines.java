package io.github.fleetmaven.simulator.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Files of lines that grow at their end, and whose last line may lack its own. Stateless. */
final class Lines {

  private static final int CHUNK = 8192;

  private Lines() {}

  /** Returns where the last line ends that does so at or before a place; 0 when none does. */
  static long end(FileChannel file, long before) throws IOException {
    long stop = before;
    while (stop > 0) {
      long start = Math.max(0, stop - CHUNK);
      byte[] chunk = read(file, start, stop);
      for (int i = chunk.length - 1; i >= 0; i--) {
        if (chunk[i] == '\n') {
          return start + i + 1;
        }
      }
      stop = start;
    }
    return 0;
  }

  /** Returns where the first line ends; the end of the file when it doesn't end. */
  static long firstEnd(FileChannel file) throws IOException {
    long size = file.size();
    for (long start = 0; start < size; start += CHUNK) {
      byte[] chunk = read(file, start, Math.min(size, start + CHUNK));
      for (int i = 0; i < chunk.length; i++) {
        if (chunk[i] == '\n') {
          return start + i + 1;
        }
      }
    }
    return size;
  }

  /** Reads what stands between two places. */
  static byte[] read(FileChannel file, long from, long to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(to - from));
    file.position(from);
    while (buffer.hasRemaining() && file.read(buffer) >= 0) {
      // Reads on until all is there.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
