package io.github.fleetmaven.content;

import java.util.Arrays;

/** Notes what is of interest in a file's bytes as they pass by. Not for several threads. */
final class Traits {

  private final String name;
  private final byte[] head = new byte[Head.LENGTH];
  private int headLength;
  private boolean lastWasReturn;
  private boolean windowsLineEnds;

  Traits(String name) {
    this.name = name;
  }

  /** Notes bytes that follow those before. */
  void update(byte[] bytes, int length) {
    for (int i = 0; i < length && headLength < Head.LENGTH; i++) {
      head[headLength++] = bytes[i];
    }
    if (!windowsLineEnds && head().isScript()) {
      lookForLineEnds(bytes, length);
    }
  }

  private void lookForLineEnds(byte[] bytes, int length) {
    for (int i = 0; i < length && !windowsLineEnds; i++) {
      windowsLineEnds = lastWasReturn && bytes[i] == '\n';
      lastWasReturn = bytes[i] == '\r';
    }
  }

  /** Tells whether a byte order mark hides the first line from Linux. */
  boolean marked() {
    return head().hasMarkBeforeShebang();
  }

  /** Tells whether it is a shell script with a line that ends as on Windows. */
  boolean windowsScript() {
    return windowsLineEnds;
  }

  private Head head() {
    return new Head(name, Arrays.copyOf(head, headLength));
  }
}
