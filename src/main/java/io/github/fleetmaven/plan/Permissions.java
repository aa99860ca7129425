package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Permission;
import java.util.Optional;

/** Says how a user allows what a run doesn't do by itself. */
final class Permissions {

  private Permissions() {}

  /** Returns what to do in order to allow it. */
  static String howToAllow(Permission permission, String target) {
    String word = permission.pomName();
    return "if that is meant, add <allow>"
        + word
        + "</allow> or -Dfleet.allow="
        + target
        + ":"
        + word;
  }

  /** Returns what an effect that no declared change names needs; empty when it needs nothing. */
  static Optional<Permission> neededFor(Effect effect) {
    return switch (effect) {
      case REIMAGE -> Optional.of(Permission.REIMAGE);
      case RESTART -> Optional.of(Permission.RESTART);
      case UNINSTALL -> Optional.of(Permission.REMOVE);
      case RERUN, NONE -> Optional.empty();
    };
  }
}
