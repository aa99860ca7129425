package io.github.fleetmaven.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * What the first bytes of a file say. That follows from name and content, since a file's mode
 * depends on where the sources were checked out. Immutable.
 */
final class Head {

  /** How many bytes tell it all. */
  static final int LENGTH = 5;

  private static final byte[] SHEBANG = {'#', '!'};
  private static final byte[] MARKED_SHEBANG = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '#', '!'};
  private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};

  private final String name;
  private final byte[] bytes;

  /**
   * Makes one.
   *
   * @param name of the file
   * @param bytes its first bytes, {@link #LENGTH} of them if there are as many
   */
  Head(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes.clone();
  }

  /** Looks at the first bytes of what is about to be read. */
  static Head peek(String name, BufferedInputStream in) throws IOException {
    in.mark(LENGTH);
    byte[] bytes = in.readNBytes(LENGTH);
    in.reset();
    return new Head(name, bytes);
  }

  /** Tells whether it can be run: a script or a Linux program. */
  boolean isExecutable() {
    return isScript() || startsWith(ELF);
  }

  /** Tells whether it is a script, by its first line or its name. */
  boolean isScript() {
    return name.endsWith(".sh") || startsWith(SHEBANG) || startsWith(MARKED_SHEBANG);
  }

  /** Tells whether a byte order mark hides the first line from Linux. */
  boolean hasMarkBeforeShebang() {
    return startsWith(MARKED_SHEBANG);
  }

  private boolean startsWith(byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }
}
