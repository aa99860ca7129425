package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Confidential;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names the settings that differ, with what they were and are where that is short. */
final class SettingsDifference {

  private static final int SHORT = 24;
  private static final int MOST = 8;

  private SettingsDifference() {}

  /** Returns the paths of what differs, as {@code configurationArguments.port 80 → 81}. */
  static List<String> paths(Value.Obj old, Value.Obj now) {
    List<String> paths = new ArrayList<>();
    collect("", old, now, paths);
    if (paths.size() <= MOST) {
      return paths;
    }
    List<String> few = new ArrayList<>(paths.subList(0, MOST));
    few.add("and " + (paths.size() - MOST) + " more");
    return few;
  }

  private static void collect(String prefix, Value.Obj old, Value.Obj now, List<String> paths) {
    Set<String> keys = new LinkedHashSet<>(old.members().keySet());
    keys.addAll(now.members().keySet());
    for (String key : keys) {
      Value was = old.get(key).orElse(Value.NULL);
      Value is = now.get(key).orElse(Value.NULL);
      if (Canonical.same(was, is)) {
        continue;
      }
      if (was instanceof Value.Obj before && is instanceof Value.Obj after) {
        collect(prefix + key + ".", before, after, paths);
      } else {
        paths.add(prefix + key + change(was, is));
      }
    }
  }

  private static String change(Value was, Value is) {
    Optional<String> from = shortly(was);
    Optional<String> to = shortly(is);
    return from.isPresent() && to.isPresent() ? " " + from.get() + " → " + to.get() : "";
  }

  private static Optional<String> shortly(Value value) {
    boolean simple =
        value instanceof Value.Str || value instanceof Value.Num || value instanceof Value.Bool;
    return Optional.of(value)
        .filter(v -> simple && !Confidential.isIn(v))
        .map(Canonical::text)
        .filter(text -> !text.isBlank() && text.length() <= SHORT)
        .filter(text -> text.lines().count() == 1);
  }
}
