package io.github.fleetmaven.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * By what a run finds again what an earlier one has begun: the tags and names of commands and
 * snapshots. Pure.
 */
final class EcsNames {

  static final String GROUP = "fleet-group";
  static final String PHASE = "fleet-phase";
  static final String INSTANCE = "fleet-instance";
  static final String DISK = "fleet-disk";

  /** Which attempt at an update a snapshot was taken for. */
  static final String ATTEMPT = "fleet-attempt";

  private static final int SHORT = 16;

  private EcsNames() {}

  /** Returns the tags of the commands of a group. */
  static Map<String, String> tags(String group, EcsPhase phase) {
    return Map.of(GROUP, group, PHASE, phase.word());
  }

  /**
   * Returns a ClientToken: equal ones are carried out once.
   *
   * @param parts what makes it what it is
   * @return 64 ASCII characters
   */
  static String token(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(part).append('\u0000');
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Returns the name of a command that has that token. */
  static String command(EcsPhase phase, String token) {
    return "fleet-" + phase.word() + "-" + token.substring(0, SHORT);
  }
}
