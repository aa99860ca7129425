package io.github.fleetmaven.model.ecs.command;

import java.nio.charset.StandardCharsets;

/**
 * How long the content of a command may be: RunCommand takes 24 KB of Base64 (vendor's API
 * reference), which 18 KB become.
 */
public final class CommandSize {

  /** The greatest length in bytes of UTF-8. */
  public static final int MOST = 18 * 1024;

  private CommandSize() {}

  /** Returns the length of a content in bytes. */
  public static int of(String content) {
    return content.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Tells whether a content can be sent. */
  public static boolean fits(String content) {
    return of(content) <= MOST;
  }
}
