package io.github.fleetmaven.content;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies bytes in bounded memory. */
final class Streams {

  /** How many bytes are held at a time. */
  static final int BUFFER = 64 * 1024;

  private Streams() {}

  /**
   * Copies so many bytes.
   *
   * @throws EOFException when there are fewer
   */
  static void copy(InputStream in, OutputStream out, long size) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = size;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("the file is shorter than it was");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
