package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.Permission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes that others made to a model and that its instances don't have yet: bringing an instance
 * to the model brings them too.
 *
 * @param instances which instances lack it, by what it is
 */
record PendingChanges(Map<Difference, List<String>> instances) {

  private static final int NAMED = 3;

  /**
   * Collects what no declared change accounts for.
   *
   * @param unnamed by instance id, what of its differences the pom doesn't name
   */
  static PendingChanges of(Map<String, List<Difference>> unnamed) {
    Map<Difference, List<String>> instances = new LinkedHashMap<>();
    unnamed.forEach(
        (id, differences) ->
            differences.forEach(d -> instances.computeIfAbsent(d, x -> new ArrayList<>()).add(id)));
    return new PendingChanges(instances);
  }

  /** Tells of them, and refuses what isn't allowed. */
  void check(Set<Permission> allow, String target, String where, Diagnostics diagnostics) {
    boolean allowed = allow.contains(Permission.PENDING_MODEL);
    instances.forEach(
        (difference, ids) -> {
          String summary =
              "a change that others made to the model is pending and reaches the instances too: "
                  + difference.text()
                  + " ("
                  + on(ids)
                  + ")";
          if (allowed) {
            diagnostics.warning(where, summary, "");
          } else {
            diagnostics.error(
                where, summary, Permissions.howToAllow(Permission.PENDING_MODEL, target));
          }
        });
    checkEffects(allow, target, where, diagnostics);
  }

  private void checkEffects(
      Set<Permission> allow, String target, String where, Diagnostics diagnostics) {
    for (Effect effect : List.of(Effect.REIMAGE, Effect.RESTART, Effect.UNINSTALL)) {
      Optional<Permission> needed = Permissions.neededFor(effect).filter(p -> !allow.contains(p));
      List<String> ids =
          instances.entrySet().stream()
              .filter(e -> e.getKey().effect() == effect)
              .flatMap(e -> e.getValue().stream())
              .distinct()
              .toList();
      if (needed.isPresent() && !ids.isEmpty()) {
        diagnostics.error(
            where,
            "it takes " + words(effect) + ", which no declared change names (" + on(ids) + ")",
            Permissions.howToAllow(needed.get(), target));
      }
    }
  }

  private static String words(Effect effect) {
    return effect == Effect.UNINSTALL ? "the removal of an extension" : "a " + effect.word();
  }

  private static String on(List<String> ids) {
    String named = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
    String noun = ids.size() == 1 ? "instance " : ids.size() + " instances: ";
    return noun + named + (ids.size() > NAMED ? ", …" : "");
  }
}
